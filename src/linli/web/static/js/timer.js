// How long somebody may still speak: counted down from what the page was given. Without it the page
// says the seconds that were left when it was drawn.
const said = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

setInterval(() => {
  document.querySelectorAll(".timer[data-seconds]").forEach((one) => {
    one.dataset.end ||= String(performance.now() + Number(one.dataset.seconds) * 1000);
    const left = Math.max(0, Math.ceil((Number(one.dataset.end) - performance.now()) / 1000));
    one.textContent = left ? said(left) : one.dataset.over;
    one.classList.toggle("over", !left);
  });
}, 250);
