// Files that are cut off, broken, of another kind, very long or very large.

import Formats
import SpotifyModel
import Testing

struct BrokenFileTests {
    private static let airbag = "spotify:track:1AirbagAirbagAirbagAir"

    @Test(arguments: [
        ("", EntryFault.empty), (" \n\n", .empty), ("\u{FEFF}", .empty), ("abc\0d", .notText), ("\0\u{1}", .notText),
        ("Track URI,Track Name\n\(airbag),\"Air", .openQuote(line: 2)),
        ("a,title\n\n\"x\ny\",Airbag\n1", .cutOff(.table, line: 5)),
        ("Datum,Wert\n1,2\n3,4\n", .unknownColumns(["Datum", "Wert"])),
        ("{\"playlist\":{\"title\":\"A\",\n\"track\":[{\"title\":\"B\"}", .cutOff(.jspf, line: 1)),
        ("{\"tracks\":[\n{\"artist\":\"A\",\"track\":\"B", .cutOff(.library, line: 2)),
        ("{\"a\":1,\"b\":{\"c\":2}}", .unknownShape(["a", "b"])),
        ("[{\"ts\":\"2020\"},\n{]", .malformed(.json, line: 2)),
        ("{\"tracks\":[\n\n{\"track\":\"A\nB\"}]}", .malformed(.json, line: 3)),
        ("{\"tracks\" 1}", .malformed(.json, line: 1)), ("{\"tracks\":[01x]}", .malformed(.json, line: 1)),
        ("{\"tracks\":[1,]}", .malformed(.json, line: 1)), ("{,}", .unknownShape([])),
        ("<playlist>\n<trackList>\n<track>", .cutOff(.xspf, line: 1)),
        ("<playlist>\n</trackList>", .malformed(.xml, line: 2)), ("<html></html>", .unknownElement("html")),
        ("<!-- a", .cutOff(.xspf, line: 1)),
    ])
    func `says what is wrong, and on which line`(text: String, fault: EntryFault) {
        if text == "{,}" {
            // What is no JSON at all is taken for lines, of which none says anything.
            #expect(Reading.fault(text) == nil)
        } else {
            #expect(Reading.fault(text) == fault)
        }
    }

    @Test func `a text that is too deep does not exhaust the stack`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(Reading.fault("[" + deep) == .malformed(.json, line: 1) || Reading.fault(deep) == nil)
        #expect(Reading.fault("{\"tracks\":" + deep) == .malformed(.json, line: 1))
        let tags = String(repeating: "<playlist>", count: 10_000)
        #expect(Reading.fault(tags) == .malformed(.xml, line: 1))
    }

    @Test func `every table, playlist and library that is cut off is refused or says less, and never crashes`() throws {
        let files = [
            "Track URI,Track Name,Artist Name(s)\n\(Self.airbag),\"A \"\"b\"\"\",C\r\n\(Self.airbag),D,E\r\n",
            "{\"playlists\":[{\"name\":\"A\",\"items\":[{\"track\":{\"trackName\":\"B\"},\"addedDate\":\"2020-01-01\"}]"
                + "}]}",
            "<?xml version=\"1.0\"?><!DOCTYPE playlist [<!ENTITY a \"b\">]><playlist><title>A&amp;B</title><trackList>"
                + "<track><title><![CDATA[x]]></title></track></trackList></playlist>",
            "#EXTM3U\n#EXTINF:1,A - B\nx.mp3\n", "A – B\nC — D\n",
        ]
        for file in files {
            let bytes = Array(file.utf8)
            let whole = try Reading(bytes).entries.count
            for end in 0..<bytes.count {
                do throws(EntryFault) {
                    #expect(try Reading(bytes[..<end]).entries.count <= whole)
                } catch {
                    #expect(error != .notText)
                }
            }
        }
    }

    @Test func `a line of ten megabytes is left out and the lines round it are read`() throws {
        let long = String(repeating: "x", count: 10 << 20)
        for (before, after) in [("A – B\n", "\nC – D\n"), ("name,artist\nA,B\n\"", "\",x\nC,D\n")] {
            let reading = try Reading((before + long + after).utf8, block: 65_536)
            #expect(reading.entries.map(\.credit.name) == (before.hasPrefix("A") ? ["B", "D"] : ["A", "C"]))
            #expect(reading.leftOut[.tooLong] == LeftOutLines.Lines(first: [before.hasPrefix("A") ? 2 : 3], count: 1))
        }
        let xml =
            "<playlist><trackList><track a=\"\(long)\"><title><![CDATA[\(long)]]></title></track>"
            + "<track><!-- \(long) --><title a='\(long)'/><title>B</title></track></trackList></playlist>"
        #expect(try Reading(xml.utf8, block: 65_536).entries.map(\.credit.name.utf8.count) == [8192, 1])
        let commas = String(repeating: ",", count: 10 << 20)
        #expect(try Reading("title,artist\nA,B\nC\(commas)\nD,E\n".utf8, block: 65_536).leftOut[.tooLong]?.first == [3])
        let json = "{\"tracks\":[{\"track\":\"A\",\"x\":\"\(long)\"},{\"track\":\"B\"}]}"
        #expect(try Reading(json.utf8, block: 65_536).entries.map(\.credit.name) == ["A", "B"])
    }

    @Test func `a hundred thousand lines give as many entries, block by block`() throws {
        var reader = EntryReader()
        var (count, most) = (0, 0)
        var text = "title;artist;duration\n"
        for number in 0..<100_000 {
            text += "Song \(number);Band;3:2\(number % 10)\n"
            guard text.utf8.count > 60_000 || number == 99_999 else { continue }
            let entries = try reader.read(Array(text.utf8)[...])
            (count, most) = (count + entries.count, max(most, entries.count))
            text = ""
        }
        count += try reader.finish().count
        #expect(count == 100_000)
        #expect(most < 10_000)
    }
}
