"""A server of just enough WFS 2.0, for tests: ``python wfs_server.py FILE [how many it gives]``.

It prints its port, and serves the polygons of a GeoJSON in EPSG:28992 as the type ``kk:buurten``;
when it may give only some of them, it fails at the next page, as a server that breaks down does.
"""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse
from xml.sax.saxutils import escape

FEATURES = json.loads(Path(sys.argv[1]).read_text("utf-8"))["features"]
GIVEN = int(sys.argv[2]) if len(sys.argv) > 2 else len(FEATURES)
SPACES = (
    'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1"'
    ' xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:kk="http://kk"'
)
SCHEMA = """<schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:kk="http://kk"
 xmlns:gml="http://www.opengis.net/gml/3.2" targetNamespace="http://kk" elementFormDefault="qualified">
<complexType name="t"><complexContent><extension base="gml:AbstractFeatureType"><sequence>
<element name="code" type="string"/><element name="naam" type="string"/>
<element name="geom" type="gml:SurfacePropertyType"/></sequence></extension></complexContent></complexType>
<element name="buurten" type="kk:t" substitutionGroup="gml:AbstractFeature"/></schema>"""


def capabilities(url):
    operations = "".join(
        f'<ows:Operation name="{name}"><ows:DCP><ows:HTTP><ows:Get xlink:href="{url}"/></ows:HTTP>'
        "</ows:DCP></ows:Operation>"
        for name in ("GetCapabilities", "DescribeFeatureType", "GetFeature")
    )
    constraints = "".join(
        f'<ows:Constraint name="{name}"><ows:NoValues/><ows:DefaultValue>{value}</ows:DefaultValue>'
        "</ows:Constraint>"
        for name, value in (("ImplementsResultPaging", "TRUE"), ("CountDefault", GIVEN))
    )
    return (
        f'<wfs:WFS_Capabilities version="2.0.0" {SPACES}><ows:OperationsMetadata>{operations}'
        f"{constraints}</ows:OperationsMetadata><wfs:FeatureTypeList><wfs:FeatureType>"
        "<wfs:Name>kk:buurten</wfs:Name><wfs:DefaultCRS>urn:ogc:def:crs:EPSG::28992"
        "</wfs:DefaultCRS></wfs:FeatureType></wfs:FeatureTypeList></wfs:WFS_Capabilities>"
    )


def member(number, feature):
    ring = feature["geometry"]["coordinates"][0]
    places = " ".join(f"{x} {y}" for x, y in ring)
    values = feature["properties"]
    return (
        f'<wfs:member><kk:buurten gml:id="buurten.{number}"><kk:code>{escape(values["code"])}'
        f"</kk:code><kk:naam>{escape(values['naam'])}</kk:naam><kk:geom>"
        f'<gml:Polygon gml:id="g{number}" srsName="urn:ogc:def:crs:EPSG::28992"><gml:exterior>'
        f"<gml:LinearRing><gml:posList>{places}</gml:posList></gml:LinearRing></gml:exterior>"
        "</gml:Polygon></kk:geom></kk:buurten></wfs:member>"
    )


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = {
            key.upper(): values[0] for key, values in parse_qs(urlparse(self.path).query).items()
        }
        request = asked.get("REQUEST", "").lower()
        if request == "getcapabilities":
            return self.answer(capabilities(f"http://{self.headers['Host']}/wfs"))
        if request == "describefeaturetype":
            return self.answer(SCHEMA)
        start = int(asked.get("STARTINDEX", 0))
        hits = asked.get("RESULTTYPE", "").lower() == "hits"
        if start >= GIVEN:
            return self.send_error(500)
        some = (
            []
            if hits
            else list(enumerate(FEATURES))[
                start : start + min(GIVEN, int(asked.get("COUNT", GIVEN)))
            ]
        )
        return self.answer(
            f'<wfs:FeatureCollection {SPACES} numberMatched="{len(FEATURES)}"'
            f' numberReturned="{len(some)}">{"".join(member(*each) for each in some)}'
            "</wfs:FeatureCollection>"
        )

    def answer(self, text):
        body = f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
