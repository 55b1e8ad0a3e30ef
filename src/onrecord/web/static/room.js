// Keys for judging, and nothing else: every page works without this file.
(function () {
"use strict";
function typing(el) { return el && (/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) || el.isContentEditable); }
var quick = document.getElementById("quick-judge");
function shown() {
  var perma = document.querySelector(".panel.open .card .perma");
  return perma ? perma.getAttribute("href").split("/").pop() : null;
}
document.addEventListener("keydown", function (e) {
  if (e.altKey || e.ctrlKey || e.metaKey || typing(e.target)) { return; }
  if (e.key === "/") { document.getElementById("q-top").focus(); e.preventDefault(); return; }
  var button = document.querySelector('button[data-key="' + CSS.escape(e.key) + '"]');
  if (button) { button.click(); return; }
  var verb = {x: "reject", c: "confirm"}[e.key], one = quick && verb ? shown() : null;
  if (!one || !/^[av]\d+$/.test(one)) { return; }
  var by = quick.elements.by.value;
  var page = "/reports/" + quick.dataset.report;
  // Nobody judges without a name: the record's own page asks for it.
  if (!by) { location.href = page + "/" + one; return; }
  quick.elements.verb.value = verb;
  quick.elements.ids.value = quick.dataset.report + "/" + one;
  quick.elements.back.value = page + "#" + one;
  quick.submit();
});
// What people have rejected is struck out in the text.
var after = document.getElementById("after");
(after && after.dataset.rejected ? after.dataset.rejected.split(" ") : []).forEach(function (id) {
  document.querySelectorAll('.m[data-r~="' + id + '.did"],.m[data-r~="' + id + '.said"],.m[data-r~="' + id + '.what"]').forEach(function (m) {
    m.classList.add("rejected");
  });
});
// On a wide screen the filters stand open beside the answers.
if (matchMedia("(min-width: 60.01rem)").matches) {
  document.querySelectorAll("details.filters").forEach(function (d) { d.open = true; });
}
})();
