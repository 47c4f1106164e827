// The JSON of the small files that juke reads and writes by itself: a text or a number is the same in whatever way it
// is written, and what is not JSON is set aside. Damage at random is left to HostileFileTests.

import Files
import FoundationEssentials
import Library
import Storage
import SystemTesting
import Testing

struct StoredObjectTests {
    private let folder = TemporaryFolder()
    private let at = Date(timeIntervalSinceReferenceDate: 800_000_000.25)

    private var path: String { folder.path + "/player.json" }
    private var file: PlayerFile { PlayerFile(path: path, devicePath: folder.path + "/device") }

    private func write(_ text: String) throws { try PrivateFile(path: path).replace(with: Array(text.utf8)) }

    private var known: KnownPlayer {
        let name = "夜 \"one\"\\\n\u{1B}🎵"
        var item = KnownPlayer.Item(kind: "track", uri: "spotify:track:4iV5W9uYEdYUVa79Axb7Rh", name: name)
        (item.artist, item.artistURI) = ("a", "spotify:artist:b")
        (item.album, item.albumURI, item.show) = ("c", "spotify:album:d", "e")
        (item.duration, item.isLocal) = (.milliseconds(183_123), true)
        var known = KnownPlayer()
        known.item = Known(item, at: at, by: .look)
        (known.itemType, known.context) = ("ad", .init(uri: "spotify:album:d", name: nil))
        known.motion = Known(.init(isPlaying: true, progress: .milliseconds(61_007)), at: at, by: .command)
        known.shuffle = Known(false, at: at, by: .look)
        known.repeating = Known("track", at: at, by: .look)
        known.device = Known(.init(id: "x", name: "Küche", type: "Speaker", isActive: true), at: at, by: .command)
        (known.volume, known.hasFixedVolume, known.mutedVolume) = (Known(40, at: at, by: .look), true, 70)
        (known.devices, known.commanded) = (
            [.init(id: nil, name: "TV"), .init(id: "y", name: "", isActive: false)], at
        )
        return known
    }

    /// Spotify said that nothing plays, which is more than nothing known.
    private var silent: KnownPlayer {
        var known = KnownPlayer()
        known.item = Known(nil, at: at, by: .look)
        return known
    }

    @Test func `all that is known of the player can be written and read again`() async {
        for state in [known, KnownPlayer(), silent] {
            await file.update { $0 = state }
            #expect(await file.load() == state)
        }
    }

    @Test func `a file has a line for each member`() async throws {
        await file.update { known in
            known.itemType = "a\"b\u{1B}"
            known.devices = [.init(id: nil, name: "TV"), .init(id: "1", name: "Küche", isActive: true)]
            known.mutedVolume = 7
            known.commanded = Date(timeIntervalSinceReferenceDate: 0.5)
        }
        let bytes = try #require(try PrivateFile(path: path).read())
        #expect(
            String(decoding: bytes, as: UTF8.self) == #"""
                {
                  "itemType" : "a\"b\u001b",
                  "mutedVolume" : 7,
                  "devices" : [{"name":"TV"},{"id":"1","name":"Küche","isActive":true}],
                  "commanded" : 0.5,
                  "version" : 1
                }
                """#)
    }

    @Test(arguments: [
        (#""plain""#, "plain"), (#""""#, ""), (#""a\/\"\\b""#, #"a/"\b"#), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
        (#""\u00e9\u6771""#, "é東"), (#""\uD834\udd1E!""#, "𝄞!"), (#""東京""#, "東京"),
    ])
    func `a text is read however it is written`(json: String, text: String) async throws {
        try write(#"{"later":[{"a":[]},{},null,false,-1.5e2],"itemType":\#(json),"itemType":"second"}"#)
        #expect(await file.load().itemType == text)
    }

    @Test(
        arguments: [
            ("40", 40), ("4e1", 40), ("40.0", 40), ("400E-1", 40), (" \t\r\n40\n", 40), ("-0", 0), ("40.5", nil),
            ("\"40\"", nil), ("null", nil), ("101", nil), ("1e300", nil),
        ] as [(String, Int?)])
    func `a whole number is read however it is written`(json: String, number: Int?) async throws {
        try write("{\"mutedVolume\":\(json)}")
        #expect(await file.load().mutedVolume == number)
    }

    @Test(arguments: [
        #"{"a":1,}"#, #"{"a" 1}"#, #"{a:1}"#, #"{"a":}"#, #"{"a":1}}"#, #"{"a":1 "b":2}"#, #"{"a":[1,]}"#, #"{"a":[1}"#,
        #"{"a":tru}"#, #"{"a":nul"#, #"{"a":+}"#, #"{"a":1e400}"#, #"{"a":1-2}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#,
        #"{"a":"\u12g4"}"#, #"{"a":"\ud834"}"#, #"{"a":"\ud834\n"}"#, #"{"a":"\ud834\u0041"}"#, #"{"a":"\udd1e"}"#,
        "{\"a\":\"\n\"}", #"{"a":"b}"#, "{\"a\":" + String(repeating: "[", count: 3000),
    ])
    func `what is not JSON is set aside`(text: String) async throws {
        try write(text)
        #expect(await file.load() == KnownPlayer())
        #expect(try PrivateFile(path: path + ".damaged").read() == Array(text.utf8))
    }

    @Test func `a text that is not UTF-8 is set aside`() async throws {
        try PrivateFile(path: path).replace(with: Array("{\"a\":\"".utf8) + [0xC3] + Array("\"}".utf8))
        #expect(await file.load() == KnownPlayer())
        #expect(folder.names.contains("player.json.damaged"))
    }
}
