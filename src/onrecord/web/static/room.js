// Keys for judging, and nothing else: every page works without this file.
(function () {
"use strict";
function typing(el) { return el && (/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) || el.isContentEditable); }
var quick = document.getElementById("quick-judge");
function shown() {
  var perma = document.querySelector(".panel.open .card .perma");
  return perma ? perma.getAttribute("href").split("/").pop() : null;
}
// Words that are selected in the paragraphs of a record: what they are, and where in the text, in code points.
function selected() {
  var s = getSelection();
  if (!s.rangeCount || s.isCollapsed) { return null; }
  var range = s.getRangeAt(0);
  function at(node, offset) {
    var piece = node.nodeType === 3 ? node.parentElement.closest(".context [data-at]") : null;
    if (!piece) { return null; }
    var before = document.createRange();
    before.setStart(piece, 0); before.setEnd(node, offset);
    return Number(piece.dataset.at) + Array.from(before.toString()).length;
  }
  var inside = range.commonAncestorContainer;
  if (!(inside.nodeType === 3 ? inside.parentElement : inside).closest(".context")) { return null; }
  var start = at(range.startContainer, range.startOffset), end = at(range.endContainer, range.endOffset);
  var words = range.toString();
  if (start !== null && end !== null) {
    // Blanks at the ends are the mouse's.
    start += Array.from(words).length - Array.from(words.trimStart()).length;
    end -= Array.from(words).length - Array.from(words.trimEnd()).length;
  }
  return {words: words.trim(), place: start !== null && end !== null && start < end ? start + "-" + end : ""};
}
var form = document.getElementById("judge-one");
if (form) {
  form.elements.words.addEventListener("input", function () { form.elements.place.value = ""; });
  form.elements.part.addEventListener("change", function (e) {
    form.elements.place.value = "";
    form.elements.words.value = e.target.selectedOptions[0].dataset.words;
  });
}
function respan() {
  var found = selected();
  if (!found || !found.words) { form.elements.words.focus(); return; }
  form.elements.words.value = found.words;
  form.elements.place.value = found.place;
  document.getElementById("respan").click();
}
function reassign() {
  var field = form.elements.speaker, found = selected();
  if (!field) { return; }
  var same = found && Array.from(field.options).filter(function (o) { return o.text === found.words; })[0];
  if (!same) { field.focus(); return; }
  field.value = same.value;
  document.getElementById("reassign").click();
}
document.addEventListener("keydown", function (e) {
  if (e.altKey || e.ctrlKey || e.metaKey || typing(e.target)) { return; }
  if (e.key === "/") { document.getElementById("q-top").focus(); e.preventDefault(); return; }
  var button = document.querySelector('button[data-key="' + CSS.escape(e.key) + '"]');
  if (button) { button.click(); return; }
  if (form && (e.key === "w" || e.key === "s")) { (e.key === "w" ? respan : reassign)(); e.preventDefault(); return; }
  var verb = {x: "reject", c: "confirm", w: "respan", s: "reassign"}[e.key], one = quick && verb ? shown() : null;
  if (!one || !/^[av]\d+$/.test(one)) { return; }
  var by = quick.elements.by.value;
  var page = "/reports/" + quick.dataset.report;
  // Nobody judges without a name, nor corrects without saying how: the record's own page asks for it.
  if (!by || verb === "respan" || verb === "reassign") { location.href = page + "/" + one; return; }
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
