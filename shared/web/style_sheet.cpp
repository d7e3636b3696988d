// The pages' colours and sizes. Each text has a contrast of 7:1 and more against what it stands on, light or
// dark.
#include "web/html.h"

namespace lanyard {

const char* const style_sheet = R"css(
:root { color-scheme: light dark; --ground: #ffffff; --text: #16211f; --quiet: #46514f; --line: #7a8684;
  --panel: #eef3f2; --main: #0b5156; --on-main: #ffffff; --bar: #0b5156; --track: #cfdad8; --warn: #7a2e00;
  --warn-ground: #fff1e0; }
@media (prefers-color-scheme: dark) { :root { --ground: #10181a; --text: #eef4f3; --quiet: #bccac7; --line: #7d8b89;
  --panel: #1b2729; --main: #8fd6d3; --on-main: #062022; --bar: #6fc3c0; --track: #33474a; --warn: #ffd09a;
  --warn-ground: #3a2610; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere; }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { border-bottom: 1px solid var(--line); }
.event { margin: .75rem 0 .25rem; font-weight: 600; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 0; top: 0; background: var(--ground); padding: .5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; margin: 0 0 .25rem; padding: 0; }
nav a { display: inline-block; padding: .6rem 0; }
nav a[aria-current] { font-weight: 700; text-decoration: none; border-bottom: 3px solid var(--main); color: var(--text); }
a { color: var(--main); }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0 .5rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
small, .quiet { color: var(--quiet); font-size: .875rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .5rem; margin: 1rem 0; }
.figures div { background: var(--panel); padding: .6rem .75rem; border-radius: .4rem; }
.figures dt { font-size: .9rem; }
.figures dd { margin: 0; font-size: 1.75rem; font-weight: 600; line-height: 1.2; }
.figures small { display: block; font-size: .875rem; font-weight: 400; }
.warning { background: var(--warn-ground); color: var(--warn); border-left: 4px solid var(--warn); padding: .5rem .75rem;
  margin: .75rem 0; font-weight: 600; }
figure { margin: 0; max-width: 34rem; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--text); font: 12px system-ui, sans-serif; }
.bar { fill: var(--bar); } .track { fill: var(--track); }
.axis { stroke: var(--line); } .opening { stroke: var(--warn); stroke-width: 2; stroke-dasharray: 4 3; }
svg.share { height: .5rem; border-radius: .25rem; margin-top: .15rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--track); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl.card { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .25rem 1rem; }
dl.card dt { color: var(--quiet); } dl.card dd { margin: 0; }
ul.rows { list-style: none; padding: 0; } ul.rows > li { border-bottom: 1px solid var(--track); padding: .6rem 0; }
form { margin: .75rem 0; } label { display: block; margin: .5rem 0 .2rem; }
label.check { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem; }
input, select, textarea, button { font: inherit; color: inherit; max-width: 100%; }
input:not([type=checkbox]), select, textarea { width: 100%; max-width: 30rem; padding: .6rem; background: var(--ground);
  border: 1px solid var(--line); border-radius: .4rem; }
input[type=checkbox] { width: 1.4rem; height: 1.4rem; }
button { min-height: 2.75rem; padding: .5rem 1rem; margin: .6rem .5rem 0 0; background: var(--main); color: var(--on-main);
  border: 0; border-radius: .4rem; font-weight: 600; }
)css";

}  // namespace lanyard
