// TSV, CSV, JSON, JSON lines and ids: the bytes programs rely on.

import Rendering
import Rows
import Testing

@Suite struct MachineFormatTests {
    private func text(_ format: OutputFormat, _ rows: [Row], _ table: FieldTable? = nil, columns: [String]? = nil)
        throws -> String
    {
        let settings = OutputSettings(format: format, width: 20, isColoured: true, columns: columns)
        return try Sample.text(rows, table, Presentation(implied: ["artist": .text("Radiohead")]), settings)
    }

    private var rows: [Row] {
        var first = Sample.track("Airbag", isExplicit: true)
        first.values[1] = .list(["Radiohead", "Thom"])
        first.values[3] = .duration(.milliseconds(284_506))
        first.values[5] = .date(PartialDate(year: 1997, month: 5, day: 21))
        return [first, Sample.track("Lucky", nil, nil, seconds: nil, isExplicit: nil, id: "2")]
    }

    @Test func tsvHasTheColumnsOfTheTable() throws {
        #expect(
            try text(.tsv, rows) == """
                Airbag\tRadiohead\tRadiohead, Thom\tOK Computer\t4:44\ttrue\t1997-05-21\tspotify:track:1
                Lucky\t\t\t\t\t\t\tspotify:track:2

                """)
    }

    @Test func tsvOfSeveralKindsBeginsWithTheKind() throws {
        let mixed = FieldTable(
            "item", [Field("artist", .text, help: ""), Field("year", .number, help: "")], isMixed: true)
        let rows = [Sample.artist("Radiohead"), Sample.album("In Rainbows", 2007, "album", 10)]
        #expect(
            try text(.tsv, rows, mixed) == """
                artist\tRadiohead\t\t\tspotify:artist:1
                album\tIn Rainbows\tRadiohead\t2007\tspotify:album:1

                """)
    }

    @Test func columnsCanBeChosen() throws {
        let columns = ["id", "name", "album", "duration"]
        #expect(try text(.tsv, rows, columns: columns) == "1\tAirbag\tOK Computer\t4:44\n2\tLucky\t\t\n")
        #expect(try text(.csv, rows, columns: ["name", "id"]) == "name,id\nAirbag,1\nLucky,2\n")
        #expect(
            try text(.jsonl, rows, columns: ["duration", "id"])
                == "{\"duration\":284.506,\"id\":\"1\"}\n{\"duration\":null,\"id\":\"2\"}\n")
    }

    @Test func namesOfFieldsComeFirstWhereTheyAreWanted() throws {
        let columns = ["name", "id"]
        func text(_ format: OutputFormat, _ heading: Heading, _ rows: [Row]) throws -> String {
            try Sample.text(
                rows, Sample.track, Presentation(), OutputSettings(format: format, columns: columns, heading: heading))
        }
        let (csv, tsv) = ("Airbag,1\nLucky,2\n", "Airbag\t1\nLucky\t2\n")
        for heading in [Heading.auto, .on] { #expect(try text(.csv, heading, rows) == "name,id\n" + csv) }
        #expect(try text(.csv, .off, rows) == csv)
        #expect(try text(.tsv, .on, rows) == "name\tid\n" + tsv)
        for heading in [Heading.auto, .off] { #expect(try text(.tsv, heading, rows) == tsv) }
        for heading in Heading.allCases {
            #expect(try text(.csv, heading, []) == "" && text(.tsv, heading, []) == "")
            #expect(try text(.ids, heading, rows) == "spotify:track:1\nspotify:track:2\n")
            #expect(try text(.jsonl, heading, []) == "")
        }
    }

    @Test(arguments: [
        ("a.csv", "csv"), ("x/a.b.TSV", "TSV"), ("a", nil), (".csv", nil), ("x.y/a", nil), ("a.", nil), ("", nil),
        ("東京.jsonl", "jsonl"), ("a.é", "é"),
    ])
    func theEndingOfAFileIsWhatFollowsItsLastDot(path: String, ending: String?) {
        #expect(OutputFormat.ending(of: path) == ending)
    }

    @Test func noEndingNamesTwoFormats() {
        let endings = (OutputFormat.allCases + TrackFormat.allCases.map(OutputFormat.tracks)).flatMap(\.endings)
        #expect(Set(endings).count == endings.count && endings.allSatisfy { $0 == $0.lowercased() })
    }

    @Test func csvHasAHead() throws {
        #expect(
            try text(.csv, rows) == "name,artist,artists,album,duration,explicit,added,uri\n"
                + "Airbag,Radiohead,\"Radiohead, Thom\",OK Computer,4:44,true,1997-05-21,spotify:track:1\n"
                + "Lucky,,,,,,,spotify:track:2\n")
    }

    @Test func jsonIsOneArrayWithAnObjectALine() throws {
        #expect(
            try text(.json, rows) == """
                [
                {"kind":"track","name":"Airbag","uri":"spotify:track:1","id":"1",\
                "url":"https://open.spotify.com/track/1",\
                "artist":"Radiohead","artists":["Radiohead","Thom"],"album":"OK Computer","duration":284.506,\
                "explicit":true,"added":"1997-05-21"},
                {"kind":"track","name":"Lucky","uri":"spotify:track:2","id":"2",\
                "url":"https://open.spotify.com/track/2",\
                "artist":null,"artists":null,"album":null,"duration":null,"explicit":null,"added":null}
                ]

                """)
    }

    @Test(arguments: [
        (Duration.milliseconds(284_506), "284.506"), (.seconds(240), "240"), (.milliseconds(7), "0.007"),
        (.milliseconds(1_500), "1.5"), (.zero, "0"), (.milliseconds(-1_050), "-1.05"), (.milliseconds(-50), "-0.05"),
        (.milliseconds(9_007_199_254_740_993), "9007199254740.993"), (.nanoseconds(-5), "0"),
    ])
    func durationsAreExactSeconds(duration: Duration, number: String) throws {
        let table = FieldTable("x", [Field("d", .duration, help: "")])
        #expect(
            try text(.jsonl, [Row(table, name: "", values: [.duration(duration)])], columns: ["d"])
                == "{\"d\":\(number)}\n")
    }

    @Test func idsAreURIs() throws {
        let device = Row(FieldTable("device", []), name: "Kitchen", values: [])
        #expect(try text(.ids, rows + [device]) == "spotify:track:1\nspotify:track:2\n")
    }

    @Test(arguments: [
        (OutputFormat.table, ""), (.tsv, ""), (.csv, ""), (.jsonl, ""), (.ids, ""), (.json, "[]\n"),
    ])
    func nothingComesOfNoRows(format: OutputFormat, expected: String) throws {
        #expect(try text(format, []) == expected)
    }

    @Test func batchesJoinWithoutSeams() throws {
        let numbered = OutputFormat.template(try RowTemplate("{index} {name}"))
        for format in OutputFormat.allCases.filter({ $0 != .table }) + [numbered] {
            var renderer = try RowsRenderer(
                table: Sample.track, presentation: Presentation(), settings: OutputSettings(format: format))
            let parts =
                renderer.render([]) + renderer.render([rows[0]]) + renderer.render([rows[1]]) + renderer.finish()
            #expect(try parts == text(format, rows))
        }
    }

    // MARK: Nasty names

    @Test func nastyNamesInTSV() throws {
        let expected = [
            "", "a\\x00b", "say \"hi\", ok", "tab\\there", "line\\nbreak\\r\\nend", "back\\\\slash", "東京事変",
            "👨‍👩‍👧 🇮🇸 ❤️",
            "e\u{0301}" + String(repeating: "\u{0302}", count: 9), "שלום\\u{202e}x", "\\x1b[31mred\\x9b0m",
            "sep\\u{2028}arate",
        ]
        let lines = expected.enumerated().map { "\($1)\t\($1), B\tu:\($0)\n" }.joined()
        #expect(try text(.tsv, Nasty.rows).utf8.elementsEqual(lines.utf8))
    }

    @Test func nastyNamesInCSV() throws {
        let expected = [
            "", "a\u{0}b", "\"say \"\"hi\"\", ok\"", "tab\there", "\"line\nbreak\r\nend\"", "back\\slash", "東京事変",
            "👨‍👩‍👧 🇮🇸 ❤️", "e\u{0301}" + String(repeating: "\u{0302}", count: 9),
            "שלום\u{202E}x", "\u{1B}[31mred\u{9B}0m",
            "sep\u{2028}arate",
        ]
        let lines = expected.map { "\($0)\n" }.joined()
        #expect(try text(.csv, Nasty.rows, columns: ["name"]).utf8.elementsEqual("name\n\(lines)".utf8))
    }

    @Test func aQuoteWithACombiningMarkIsStillAQuote() throws {
        let row = Row(Nasty.table, name: "\"\u{0301},", values: [])
        #expect(try text(.csv, [row], columns: ["name"]).utf8.elementsEqual("name\n\"\"\"\u{0301},\"\n".utf8))
        #expect(try text(.jsonl, [row], columns: ["name"]).utf8.elementsEqual("{\"name\":\"\\\"\u{0301},\"}\n".utf8))
    }

    @Test func nastyNamesInJSON() throws {
        let expected = [
            "", #"a\u0000b"#, #"say \"hi\", ok"#, #"tab\there"#, #"line\nbreak\r\nend"#, #"back\\slash"#, "東京事変",
            "👨‍👩‍👧 🇮🇸 ❤️", "e\u{0301}" + String(repeating: "\u{0302}", count: 9),
            #"שלום\u202ex"#, #"\u001b[31mred\u009b0m"#,
            #"sep\u2028arate"#,
        ]
        let objects = expected.enumerated().map {
            "{\"name\":\"\($1)\",\"artists\":[\"\($1)\",\"B\"],\"uri\":\"u:\($0)\"}"
        }
        let columns = ["name", "artists", "uri"]
        #expect(
            try text(.jsonl, Nasty.rows, columns: columns).utf8.elementsEqual(objects.map { $0 + "\n" }.joined().utf8))
        let array = "[\n" + objects.joined(separator: ",\n") + "\n]\n"
        #expect(try text(.json, Nasty.rows, columns: columns).utf8.elementsEqual(array.utf8))
    }

    @Test(arguments: [" edges", "edges ", "\tedge", " "])
    func blanksAtTheEdgesOfCSVAreQuoted(name: String) throws {
        let row = Row(Nasty.table, name: name, values: [])
        #expect(try text(.csv, [row], columns: ["name"]) == "name\n\"\(name)\"\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+44", "'+44"), ("-M-", "'-M-"), ("@home", "'@home"), ("\t=1", "'\t=1"), ("a=1", "a=1"),
        ("", ""), ("'=1", "'=1"),
    ])
    func formulasAreMarkedWhereThatIsAskedFor(name: String, marked: String) throws {
        let table = FieldTable("x", [Field("n", .number, help: ""), Field("l", .list, help: "")])
        let row = Row(table, name: name, values: [.number(-5), .list([name])])
        var settings = OutputSettings(format: .csv, columns: ["name", "n", "l"])
        let plain = name.hasPrefix("\t") ? "\"\(name)\"" : name
        #expect(try Sample.text([row], nil, Presentation(), settings) == "name,n,l\n\(plain),-5,\(plain)\n")
        settings.guardsFormulas = true
        #expect(try Sample.text([row], nil, Presentation(), settings) == "name,n,l\n\(marked),-5,\(marked)\n")
        settings.format = .tsv
        let cell = marked.replacing("\t", with: "\\t")
        #expect(try Sample.text([row], nil, Presentation(), settings) == "\(cell)\t-5\t\(cell)\n")
    }

    @Test(arguments: ["spotify:track:1\nspotify:track:2", "spotify:track:1 x", "u:\u{1B}[2J", "", "a\u{2028}b"])
    func whatIsNoAddressIsNoLineOfIDs(uri: String) throws {
        let rows = [Row(Nasty.table, name: "x", uri: uri, values: []), Sample.track("Airbag")]
        for isTerminal in [false, true] {
            let settings = OutputSettings(format: .ids, isTerminal: isTerminal)
            #expect(try Sample.text(rows, nil, Presentation(), settings) == "spotify:track:1\n")
        }
    }

    @Test func tagsAreEscapedAsSurrogatePairs() throws {
        let row = Row(Nasty.table, name: "\u{E0041}", values: [])
        #expect(try text(.jsonl, [row], columns: ["name"]) == "{\"name\":\"\\udb40\\udc41\"}\n")
    }

    @Test func onATerminalSeparatedTextIsSanitised() throws {
        let expected: [OutputFormat: String] = [
            .tsv: "\\t[31mredx\n", .csv: "name\n\" [31mredx\"\n", .ids: "",
        ]
        let row = Row(Nasty.table, name: "\t\u{1B}[31mred\u{202E}x", uri: "u:\u{1B}[2J", values: [])
        for (format, text) in expected {
            let settings = OutputSettings(format: format, isTerminal: true, columns: ["name"])
            #expect(try Sample.text([row], nil, Presentation(), settings) == text)
        }
    }

    @Test func unknownColumnsAreRefusedWithTheKnownOnes() {
        let error = #expect(throws: UnknownColumn.self) { try text(.tsv, rows, columns: ["name", "label"]) }
        #expect(error?.name == "label")
        #expect(error?.known == Sample.track.fields.map(\.name) + ["kind", "name", "uri", "id", "url"])
    }
}
