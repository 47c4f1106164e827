// What is known of the player, in a file that several shells share.

import Files
import FoundationEssentials
import Library
import Storage
import SystemTesting
import Testing

private let moment = Date(timeIntervalSince1970: 1_795_000_000)

struct PlayerFileTests {
    private let folder = TemporaryFolder()

    private var file: PlayerFile {
        PlayerFile(path: folder.path + "/p/player.json", devicePath: folder.path + "/p/device")
    }

    @Test func `what one copy notes another knows, and nobody else can read it`() async {
        let (one, other) = (file, file)
        await one.update { known in
            known.mutedVolume = 60
            known.shuffle = Known(true, at: moment, by: .command)
            known.item = Known(
                KnownPlayer.Item(kind: "track", uri: "spotify:track:x", name: "東京"), at: moment, by: .look)
        }
        await other.update { $0.volume = Known(0, at: moment, by: .command) }
        let known = await one.load()
        #expect(known.mutedVolume == 60)
        #expect(known.shuffle == Known(true, at: moment, by: .command))
        #expect(known.item?.value?.name == "東京")
        #expect(known.volume?.value == 0)
        #expect(folder.mode(of: "p/player.json") == 0o600)
        await other.forget()
        #expect(await one.load() == KnownPlayer())
        #expect(folder.size(of: "p/player.json") == -1)
    }

    @Test func `it never takes more than four kilobytes, whatever things are called`() async {
        let file = file
        let long = String(repeating: "\u{1F469}\u{200D}\u{1F467}", count: 400)
        await file.update { known in
            known.mutedVolume = 40
            known.item = Known(KnownPlayer.Item(kind: "track", uri: nil, name: long), at: moment, by: .look)
            known.context = KnownPlayer.Context(uri: "spotify:album:x", name: long)
            known.devices = (0..<12).map { KnownPlayer.Device(id: "\($0)", name: long) }
        }
        #expect((1...4096).contains(folder.size(of: "p/player.json")))
        let known = await file.load()
        #expect(known.mutedVolume == 40)
        #expect(known.item == nil)
    }

    @Test(arguments: ["", "nonsense", "{}", "[1]", String(repeating: " ", count: 5000)])
    func `a file that is not one of ours is nothing known`(text: String) async throws {
        try PrivateFile(path: folder.path + "/p/player.json").replace(with: Array(text.utf8))
        #expect(await file.load() == KnownPlayer())
    }

    @Test func `where nothing can be written this process remembers`() async throws {
        // A file stands where the folder should be.
        try PrivateFile(path: folder.path + "/p").replace(with: [])
        let file = file
        await file.update { $0.mutedVolume = 20 }
        #expect(await file.load().mutedVolume == 20)
        #expect(await file.setDefaultDevice("Kitchen") == false)
        #expect(await file.defaultDevice() == nil)
    }

    @Test func `the default device outlives what is forgotten`() async {
        #expect(await file.setDefaultDevice("Küche") == true)
        await file.forget()
        #expect(await file.defaultDevice() == "Küche")
        #expect(folder.mode(of: "p/device") == 0o600)
        #expect(await file.setDefaultDevice(nil) == true)
        #expect(await file.setDefaultDevice(nil) == true)
        #expect(await file.defaultDevice() == nil)
    }

    @Test func `what is shorter than before leaves nothing behind it, and is read whole by everybody`() async {
        let (one, other) = (file, file)
        await one.update {
            $0.context = KnownPlayer.Context(uri: "spotify:album:x", name: String(repeating: "a", count: 900))
        }
        #expect(await other.load().context?.name?.count == 900)
        await other.update { $0.context = KnownPlayer.Context(uri: "spotify:album:x", name: "b") }
        #expect(await one.load().context?.name == "b")
        #expect(await file.load().context?.name == "b")
    }

    @Test func `many copies that change it at once lose nothing of each other`() async {
        let path = folder.path
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let copy = PlayerFile(path: path + "/p/player.json", devicePath: path + "/p/device")
                    for _ in 0..<50 { await copy.update { $0.itemType = String((Int($0.itemType ?? "") ?? 0) + 1) } }
                }
            }
        }
        #expect(await file.load().itemType == "400")
    }

    @Test func `a copy that was open when the state was forgotten begins anew`() async {
        let (one, other) = (file, file)
        await one.update { $0.mutedVolume = 1 }
        #expect(await other.load().mutedVolume == 1)
        await one.forget()
        #expect(await other.load() == KnownPlayer())
        await other.update { $0.mutedVolume = 2 }
        #expect(await one.load().mutedVolume == 2)
    }
}
