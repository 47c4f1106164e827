// Names between runs.

import Exchange
import Library
import Storage
import SystemTesting
import Testing

struct NameDatabaseTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    private var names: NameDatabase { LibraryFile(path: folder.path + "/library.db", time: time).names }

    private func name(_ name: String, _ uri: String, kind: String = "artist") -> IndexedName {
        IndexedName(kind: kind, uri: uri, name: name, folded: name.lowercased())
    }

    @Test func `names are there for the next run, the newest first`() async {
        let first = names
        await first.add([name("Abba", "spotify:artist:1"), name("Björk", "spotify:artist:2")])
        time.advance(by: .seconds(1))
        await first.add([name("Abba", "spotify:album:3", kind: "album")])
        await first.settle()
        #expect(await names.bearers(of: "abba", kinds: ["artist"]).map(\.uri) == ["spotify:artist:1"])
        #expect(await names.bearers(of: "abba", kinds: ["artist", "album"]).count == 2)
        #expect(await names.bearers(of: "abb", kinds: ["artist"]).isEmpty)
        #expect(await names.newest(1).map(\.uri) == ["spotify:album:3"])
        #expect(await names.newest(10).count == 3)
        #expect(await names.name(of: "spotify:album:3")?.kind == "album")
        #expect(await names.name(of: "spotify:album:4") == nil)
    }

    @Test func `a thing that changed its name has the new one`() async {
        let names = names
        await names.add([name("Prince", "spotify:artist:1")])
        await names.add([name("The Artist", "spotify:artist:1")])
        #expect(await names.bearers(of: "prince", kinds: ["artist"]).isEmpty)
        #expect(await names.bearers(of: "the artist", kinds: ["artist"]).map(\.name) == ["The Artist"])
    }

    @Test func `a thing that is gone has no name any more, in the next run either`() async {
        let first = names
        await first.add([name("Road", "spotify:playlist:1", kind: "playlist"), name("Abba", "spotify:artist:2")])
        await first.remove(["spotify:playlist:1", "spotify:playlist:9"])
        #expect(await first.newest(9).map(\.name) == ["Abba"])
        #expect(await names.bearers(of: "road", kinds: ["playlist"]).isEmpty)
    }

    @Test func `names that are SQL, empty or huge are names`() async {
        let names = names
        let strange = ["'; DROP TABLE name; --", "", String(repeating: "x", count: 10_000), "\u{0}a", "%_\\"]
        await names.add(strange.enumerated().map { name($1, "spotify:artist:\($0)") })
        for text in strange {
            let found = await names.bearers(of: text.lowercased(), kinds: ["artist"]).map(\.name)
            #expect(found == [text.replacing("\0", with: "\u{FFFD}")])
        }
        await names.removeAll()
        #expect(await names.newest(10).isEmpty)
    }
}
