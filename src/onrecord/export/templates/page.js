(function () {
"use strict";
var root = document.documentElement;
root.classList.add("js");
var TAGS = {who: "who", "to-whom": "to whom", did: "does", where: "where", "how-many": "how many", by: "who", said: "says", what: "what"};
var marks = Array.prototype.slice.call(document.querySelectorAll(".m"));
var byRecord = Object.create(null);
marks.forEach(function (el) {
  el._r = el.getAttribute("data-r").split(" ").map(function (t) {
    var dot = t.indexOf(".");
    return {id: t.slice(0, dot), role: t.slice(dot + 1)};
  });
  el._r.forEach(function (r) { (byRecord[r.id] = byRecord[r.id] || []).push({el: el, role: r.role}); });
});
// The cards give up their ids, or the browser would open the list of all records for an address that names one and
// scroll there; the words in the report say more.
var cards = Object.create(null);
document.querySelectorAll(".card[id]").forEach(function (card) { cards[card.id] = card; card.removeAttribute("id"); });
var reports = Array.prototype.slice.call(document.querySelectorAll(".report"));
var pinned = null, lit = [];

function reportOf(el) { return el.closest(".report"); }

function light(id) {
  lit.forEach(function (el) {
    el.className = el.className.split(" ").filter(function (c) { return c !== "on" && c.indexOf("on-") !== 0; }).join(" ");
    el.removeAttribute("data-tag");
  });
  lit = [];
  var tagged = {};
  (byRecord[id] || []).forEach(function (hit) {
    hit.el.classList.add("on", "on-" + hit.role);
    lit.push(hit.el);
    if (TAGS[hit.role] && !tagged[hit.role] && (hit.role !== "said" || hit.el.textContent.length < 40)) {
      if (!hit.el.hasAttribute("data-tag")) { hit.el.setAttribute("data-tag", TAGS[hit.role]); }
      tagged[hit.role] = true;
    }
  });
}

function copy(id) {
  return cards[id] ? cards[id].cloneNode(true) : null;
}

function show(ids, report) {
  var panel = report.querySelector(".panel"), first = true, seen = {};
  panel.textContent = "";
  var bar = document.createElement("div"), close = document.createElement("button"), note = document.createElement("span");
  bar.className = "closer";
  note.textContent = pinned ? "held" : "click to hold";
  close.type = "button"; close.textContent = "Close (Esc)";
  close.addEventListener("click", clear);
  bar.appendChild(note); bar.appendChild(close); panel.appendChild(bar);
  ids.forEach(function (id) {
    if (seen[id]) { return; }
    seen[id] = true;
    var card = copy(id);
    if (!card) { return; }
    if (!first) { card.classList.add("less"); }
    first = false;
    panel.appendChild(card);
  });
  panel.classList.add("open");
  report.querySelector(".side").scrollTop = 0;
  light(ids[0]);
}

function clear() {
  pinned = null;
  light(null);
  reports.forEach(function (r) { r.querySelector(".panel").classList.remove("open"); });
  if (/^#(\d+-)?[a-z]\d+$/.test(location.hash)) { history.replaceState(null, "", location.pathname + location.search); }
}

function idsOf(el) { return el._r.map(function (r) { return r.id; }); }

function only(report) {
  if (reports.length < 2) { return; }
  reports.forEach(function (r) { r.hidden = r !== report; });
  root.classList.remove("at-list");
}

// The opening view of several reports: the list alone.
function list() {
  clear();
  root.classList.add("at-list");
  reports.forEach(function (r) { r.hidden = true; });
  window.scrollTo({top: 0, behavior: "instant"});
}

function open(id, scroll) {
  if (id === "reports" && reports.length > 1) { list(); return true; }
  var target = cards[id] || document.getElementById(id);
  var hits = byRecord[id] || [];
  var report = target ? target.closest(".report") : hits.length ? reportOf(hits[0].el) : null;
  if (!report) { return false; }
  only(report);
  if (target === report) { clear(); window.scrollTo({top: 0, behavior: "instant"}); return true; }
  pinned = id;
  if (cards[id]) { show([id], report); } else { light(id); }
  var at = hits.filter(function (h) { return h.role === "did" || h.role === "said" || h.role === "is"; })[0] || hits[0];
  if (scroll && at) { at.el.scrollIntoView({block: "center", behavior: "instant"}); }
  return true;
}

document.addEventListener("click", function (e) {
  var link = e.target.closest("a[href^='#']");
  if (link) {
    var id = link.getAttribute("href").slice(1);
    if (open(id, true)) { e.preventDefault(); history.replaceState(null, "", "#" + id); }
    return;
  }
  var m = e.target.closest(".m");
  if (m) {
    var ids = idsOf(m);
    pinned = ids[0];
    show(ids, reportOf(m));
    history.replaceState(null, "", "#" + ids[0]);
  }
});
document.addEventListener("mouseover", function (e) {
  if (pinned || !matchMedia("(hover: hover) and (min-width: 60.01rem)").matches) { return; }
  var m = e.target.closest && e.target.closest(".m");
  if (m) { show(idsOf(m), reportOf(m)); }
});

// One tab stop for the text; the arrow keys step from mark to mark.
var stops = marks.filter(function (el) { return el.hasAttribute("data-b"); });
stops.forEach(function (el) { el.tabIndex = -1; el.setAttribute("role", "button"); });
reports.forEach(function (r) {
  var one = r.querySelector(".m[data-b]");
  if (one) { one.tabIndex = 0; }
});
document.addEventListener("focusin", function (e) {
  if (e.target._r && e.target.matches(":focus-visible")) { pinned = null; show(idsOf(e.target), reportOf(e.target)); }
});
document.addEventListener("keydown", function (e) {
  if (e.key === "Escape") { clear(); return; }
  var el = e.target;
  if (!el._r || e.altKey || e.ctrlKey || e.metaKey) { return; }
  var step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[e.key];
  if (step) {
    var own = stops.filter(function (s) { return reportOf(s) === reportOf(el); });
    var next = own[own.indexOf(el) + step];
    if (next) { el.tabIndex = -1; next.tabIndex = 0; next.focus(); }
    e.preventDefault();
  } else if (e.key === "Enter" || e.key === " ") {
    el.click();
    e.preventDefault();
  }
});

document.querySelectorAll("[data-kind]").forEach(function (b) {
  b.addEventListener("click", function () {
    var on = b.getAttribute("aria-pressed") !== "true";
    b.setAttribute("aria-pressed", String(on));
    root.classList.toggle("off-" + b.getAttribute("data-kind"), !on);
  });
});
document.querySelectorAll("[data-clean]").forEach(function (b) {
  b.addEventListener("click", function () {
    var on = b.getAttribute("aria-pressed") !== "true";
    b.setAttribute("aria-pressed", String(on));
    root.classList.toggle("clean-text", on);
  });
});

window.addEventListener("hashchange", arrive);
if (reports.length > 1 && location.hash.length < 2) { list(); }
// On a narrow screen the days before the publication are in sight.
document.querySelectorAll(".time .scroll").forEach(function (s) {
  var pub = s.querySelector(".pub"), at = pub && pub.getBoundingClientRect().left - s.getBoundingClientRect().left;
  s.scrollLeft = pub ? at - s.clientWidth * 0.75 : s.scrollWidth;
});
function arrive() {
  if (location.hash.length < 2) { return; }
  var id = decodeURIComponent(location.hash.slice(1));
  if (byRecord[id]) { document.querySelectorAll("details.every").forEach(function (d) { d.open = false; }); }
  if (!open(id, true) && reports.length > 1) { list(); }
}
arrive();
window.addEventListener("load", function () { requestAnimationFrame(function () { requestAnimationFrame(arrive); }); });
})();
