// The names of one process: the newest first, each thing once.

import Library
import Testing

struct InMemoryNameIndexTests {
    private func named(_ name: String, _ kind: String = "album", id: String? = nil) -> IndexedName {
        IndexedName(kind: kind, uri: "spotify:\(kind):\(id ?? name)", name: name, folded: name.lowercased())
    }

    @Test func `the newest names come first, no more than are wanted`() async {
        let index = InMemoryNameIndex()
        await index.add([named("A"), named("B")])
        await index.add([named("C")])
        #expect(await index.newest(2).map(\.name) == ["C", "B"])
        #expect(await index.newest(9).map(\.name) == ["C", "B", "A"])
        #expect(await index.newest(0) == [])
    }

    @Test func `a thing that comes again keeps its place and gets its new name`() async {
        let index = InMemoryNameIndex()
        await index.add([named("A"), named("B"), named("a!", id: "A")])
        #expect(await index.newest(9).map(\.name) == ["B", "a!"])
        #expect(await index.name(of: "spotify:album:A")?.name == "a!")
        #expect(await index.bearers(of: "a", kinds: ["album"]) == [])
    }

    @Test func `bearers are those of the whole name and of a kind that is wanted`() async {
        let index = InMemoryNameIndex()
        await index.add([named("Blue", "track"), named("Blue"), named("Blue", id: "2"), named("Blue Lines")])
        #expect(
            await index.bearers(of: "blue", kinds: ["album", "artist"]).map(\.uri)
                == ["spotify:album:2", "spotify:album:Blue"])
        #expect(await index.bearers(of: "blue", kinds: []) == [])
    }

    @Test func `what is forgotten is gone`() async {
        let index = InMemoryNameIndex()
        await index.add([named("A")])
        await index.removeAll()
        await index.settle()
        #expect(await index.newest(9) == [])
        #expect(await index.name(of: "spotify:album:A") == nil)
        #expect(await index.sortedNames(9).matches("", kinds: ["album"], limit: 9).isEmpty)
    }
}
