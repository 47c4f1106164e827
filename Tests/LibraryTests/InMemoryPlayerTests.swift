// What is known of the player for one process, and what a logout leaves of it.

import FoundationEssentials
import Library
import Testing

struct InMemoryPlayerTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)

    @Test func `changes follow each other, and none is lost`() async {
        let memory = InMemoryPlayer()
        #expect(await memory.load() == KnownPlayer())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    await memory.update { known in
                        known.volume = Known((known.volume?.value ?? 0) + 1, at: Self.now, by: .command)
                    }
                }
            }
        }
        #expect(await memory.load().volume?.value == 100)
    }

    @Test func `a logout forgets the player and keeps the default device`() async {
        let memory = InMemoryPlayer()
        await memory.update { $0.volume = Known(50, at: Self.now, by: .look) }
        #expect(await memory.defaultDevice() == nil)
        #expect(await memory.setDefaultDevice("Kitchen"))
        await memory.forget()
        #expect(await memory.load() == KnownPlayer())
        #expect(await memory.defaultDevice() == "Kitchen")
        #expect(await memory.setDefaultDevice(nil))
        #expect(await memory.defaultDevice() == nil)
    }
}
