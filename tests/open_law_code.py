"""A small code as Open Law Library XML, with every form that the reader is to hold."""

from __future__ import annotations

from pathlib import Path

_NAMES = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
INDEX = f"""<document {_NAMES} id="City of Exampleton, Cal., Code">
  <heading>Exampleton Code</heading>
  <meta><recency through="2026-03-01"/></meta>
  <xi:include href="./1.xml"/>
  <xi:include href="./2.xml"/>
</document>"""
FIRST = f"""<container {_NAMES}>
  <prefix>Title</prefix><num>1</num><heading>GENERAL</heading>
  <annotations><annotation type="Editor's Notes">For fairs, see <cite path="1.08">Chapter 1.08</cite>.</annotation></annotations>
  <container>
    <prefix>Chapter</prefix><num>1.04</num><heading>SIGNS<annotation type="History" doc="City of Exampleton, Cal., Ord. No. 9" path="§2" eff="2019-05-01"/></heading>
    <subheading>ARTICLE I. KINDS</subheading>
    <section>
      <num>1.04.010</num><heading>Kinds.</heading>
      <text>There are two:</text>
      <para><num>(a)</num><text><strong><em>Roof</em></strong> signs, see <cite path="1.04.020|(1)">(1)</cite>;</text>
        <para><num>(1)</num><text>Tall;</text>
          <para><num>(A)</num><text>Red;</text><para><num>(i)</num><text>Deep;</text><para><num>(I)</num><text>Deeper;</text>
            <para><num>(aa)</num><text>Deepest.</text></para></para></para></para></para></para>
      <text>and of those that are none:</text>
      <para><num>(b)</num><text>Flags.</text></para>
      <aftertext>No other is a sign.</aftertext>
      <annotations>
        <annotation type="History">Prior code § 6.01</annotation>
        <annotation type="History" doc="City of Exampleton, Cal., Ord. No. 7" path="§1" app="2018-01-02" eff="2018-02-01"/>
        <annotation type="History" doc="City of Exampleton, Cal., Ord. No. 8" display="false"/>
      </annotations>
    </section>
    <subheading>ARTICLE II. FEES</subheading>
    <section>
      <num>1.04.020</num><heading>Fees.</heading>
      <para><num>(1)</num><text>“Fee” means a sum under <cite doc="Cal. Gov't Code" path="§66000">Section 66000</cite>.</text></para>
      <text><table><caption>Table 1.04.020<br/>Fees</caption><tr><th>Sign</th><th/></tr>
        <tr><td colspan="2"><p>Roof<br/>sign</p><p>$5</p></td></tr></table></text>
      <text>As drawn: <img alt="a roof sign" src="data:image/png;base64,iVBORw0KGgo="/></text>
      <text><ul><li>One</li><li>Two</li></ul></text>
    </section>
    <section><num>§§ 1.04.030 to 1.04.090</num><heading>Reserved.</heading></section>
    <section placeholder="Transferred to § 1.08.010"><num>1.04.095</num></section>
    <section placeholder="Repealed"><reason>Repealed</reason><num>1.04.099</num><heading>Old.</heading><text>Repealed.</text></section>
  </container>
  <container><prefix>Chapter</prefix><num>1.08</num><heading>FAIRS</heading>
    <section><num>1.08.010</num><heading>Fairs.</heading><text>A fair is held.</text>
      <include><text>The state says:</text><para><num>a.</num><text>Fairs.</text></para></include></section>
    <section><num>1.08.020</num><heading>Days.</heading><text>On Mondays; see <cite path="9.99">Chapter 9.99</cite>, not <cite path="1.99">Chapter 1.99</cite>.</text></section>
  </container>
</container>"""
SECOND = f"""<container {_NAMES}><prefix>Title</prefix><num>2</num><heading>RESERVED</heading></container>"""


def open_law_code(folder: Path) -> Path:
    """The code as a folder of files, its index with it."""
    folder.mkdir()
    for name, words in (("index.xml", INDEX), ("1.xml", FIRST), ("2.xml", SECOND)):
        (folder / name).write_text(words, encoding="utf-8")
    return folder
