// Names on the shelf: a prompt that opens it sees them, a script that never does pays nothing, and what was forgotten does not
// come back.

import Library
import Testing

struct NameShelfTests {
    private func named(_ name: String, _ kind: String = "album") -> IndexedName {
        IndexedName(kind: kind, uri: "spotify:\(kind):\(name)", name: name, folded: name.lowercased())
    }

    private func shown(_ shelf: NameShelf) -> [String] {
        shelf.names.matches("", kinds: ["album"], limit: 100).map(\.name)
    }

    @Test func `a shelf that is not open keeps names and shows none`() async {
        let shelf = NameShelf(InMemoryNameIndex())
        await shelf.add([named("Kid A")])
        await shelf.sorted()
        #expect(shown(shelf).isEmpty)
        #expect(await shelf.newest(9).map(\.name) == ["Kid A"])
        #expect(await shelf.bearers(of: "kid a", kinds: ["album"]).map(\.uri) == ["spotify:album:Kid A"])
        #expect(await shelf.bearers(of: "kid a", kinds: ["track"]).isEmpty)
        #expect(await shelf.name(of: "spotify:album:Kid A")?.name == "Kid A")
        #expect(await shelf.name(of: "spotify:album:other") == nil)
    }

    @Test func `an open one shows what was kept and what comes, the newest spelling of each`() async {
        let kept = InMemoryNameIndex()
        await kept.add([named("Amnesiac"), named("kid a")])
        let shelf = NameShelf(kept)
        await shelf.open()
        await shelf.open()
        await shelf.sorted()
        await shelf.add([named("KID A")])
        await shelf.add([])
        await shelf.sorted()
        #expect(shown(shelf).sorted() == ["Amnesiac", "KID A"])
        #expect(await shelf.newest(1).map(\.name) == ["KID A"])
    }

    @Test func `what was forgotten is gone, and new names come after it`() async {
        let shelf = NameShelf(InMemoryNameIndex())
        await shelf.open()
        await shelf.add([named("Amnesiac")])
        await shelf.removeAll()
        await shelf.sorted()
        #expect(shown(shelf).isEmpty)
        #expect(await shelf.newest(9).isEmpty)
        await shelf.add([named("Hail")])
        await shelf.sorted()
        await shelf.settle()
        #expect(shown(shelf) == ["Hail"])
    }
}
