// Names that completion can search: a prompt that opens the index sees them, a script that never does pays nothing, and
// names that were forgotten do not come back.

import Library
import Testing

struct SearchableNameIndexTests {
    private func named(_ name: String, _ kind: String = "album") -> IndexedName {
        IndexedName(kind: kind, uri: "spotify:\(kind):\(name)", name: name, folded: name.lowercased())
    }

    private func shown(_ index: SearchableNameIndex) -> [String] {
        index.names.matches("", kinds: ["album"], limit: 100).map(\.name)
    }

    @Test func `an index that is not open keeps names and shows none`() async {
        let index = SearchableNameIndex(InMemoryNameIndex())
        await index.add([named("Kid A")])
        await index.waitUntilSearchable()
        #expect(shown(index).isEmpty)
        #expect(await index.newest(9).map(\.name) == ["Kid A"])
        #expect(await index.bearers(of: "kid a", kinds: ["album"]).map(\.uri) == ["spotify:album:Kid A"])
        #expect(await index.bearers(of: "kid a", kinds: ["track"]).isEmpty)
        #expect(await index.name(of: "spotify:album:Kid A")?.name == "Kid A")
        #expect(await index.name(of: "spotify:album:other") == nil)
    }

    @Test func `an open one shows what was kept and what comes, the newest spelling of each`() async {
        let kept = InMemoryNameIndex()
        await kept.add([named("Amnesiac"), named("kid a")])
        let index = SearchableNameIndex(kept)
        await index.open()
        await index.open()
        await index.waitUntilSearchable()
        await index.add([named("KID A")])
        await index.add([])
        await index.waitUntilSearchable()
        #expect(shown(index).sorted() == ["Amnesiac", "KID A"])
        #expect(await index.newest(1).map(\.name) == ["KID A"])
    }

    @Test func `what was forgotten is gone, and new names come after it`() async {
        let index = SearchableNameIndex(InMemoryNameIndex())
        await index.open()
        await index.add([named("Amnesiac")])
        await index.removeAll()
        await index.waitUntilSearchable()
        #expect(shown(index).isEmpty)
        #expect(await index.newest(9).isEmpty)
        await index.add([named("Hail")])
        await index.waitUntilSearchable()
        await index.settle()
        #expect(shown(index) == ["Hail"])
    }

    @Test func `the name of a thing that is gone is shown no more, and the others are`() async {
        for isOpenBefore in [true, false] {
            let index = SearchableNameIndex(InMemoryNameIndex())
            if isOpenBefore { await index.open() }
            await index.add([named("Amnesiac"), named("Hail"), named("Kid A")])
            await index.remove(["spotify:album:Hail"])
            await index.open()
            await index.waitUntilSearchable()
            #expect(shown(index).sorted() == ["Amnesiac", "Kid A"])
            #expect(await index.name(of: "spotify:album:Hail") == nil)
            await index.add([named("Hail")])
            await index.waitUntilSearchable()
            #expect(shown(index).sorted() == ["Amnesiac", "Hail", "Kid A"])
        }
    }
}
