// .plan[data-picks] inside a form: a tap chooses the nearest place among the form's radio buttons
// named "place". The buttons themselves do the same without a script.
addEventListener("click", (event) => {
  const plan = event.target.closest(".plan[data-picks]");
  if (!plan) return;
  const form = plan.closest("form");
  const chosen = nearest(plan, event, (code) => radio(form, code));
  if (!chosen) return;
  plan.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
  chosen.classList.add("chosen");
  plan.parentElement.querySelector("[data-picked]").textContent = chosen.dataset.name;
  const button = radio(form, chosen.dataset.place);
  button.checked = true;
  button.dispatchEvent(new Event("change", { bubbles: true }));
});

const radio = (form, code) => form.querySelector(`input[name="place"][value="${CSS.escape(code)}"]`);

function nearest(plan, { clientX, clientY }, offered) {
  let [best, least] = [null, Infinity];
  for (const place of plan.querySelectorAll("[data-place]")) {
    if (!offered(place.dataset.place)) continue;
    const box = place.querySelector("polygon, circle").getBoundingClientRect();
    const away = Math.hypot(clientX - (box.left + box.right) / 2, clientY - (box.top + box.bottom) / 2);
    if (away < least) [best, least] = [place, away];
  }
  return best;
}
