// input[data-find="list id"]: only those rows of the list stay whose words hold what is typed.
// Its box is hidden where there is no script: the whole list is there then.
for (const input of document.querySelectorAll("input[data-find]")) {
  const rows = [...document.getElementById(input.dataset.find).children];
  input.parentElement.hidden = rows.length < 8;
  input.addEventListener("input", () => {
    const words = input.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(words);
  });
}
