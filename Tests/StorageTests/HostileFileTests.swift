// Files that hold anything: flipped bits, cut ends, values no juke ever wrote. Whatever is in them, the stores answer,
// nothing ends the process, and what they are given next is kept. Databases are HostileDatabaseTests.

import Exchange
import Files
import FoundationEssentials
import Glibc
import Library
import SeededRandom
import SpotifyAPI
import SpotifyAuth
import Storage
import Synchronization
import SystemTesting
import Testing

struct HostileFileTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    /// Numbers that are of no use: too large for a calendar, a duration or an integer, and none at all.
    static let numbers = [
        "1e300", "-1e300", "1e308", "-1e308", "9223372036854775807", "-9223372036854775808", "1e19", "-1e19", "0", "-1",
        "253402300800", "1.7976931348623157e308",
    ]

    // MARK: - The login

    private var tokenPath: String { folder.path + "/token.json" }
    private var tokens: TokenFile { TokenFile(path: tokenPath, lock: folder.path + "/token.lock", time: time) }

    /// Everything a command does with a stored login, but asking.
    private func use(_ grant: Grant) {
        _ = grant.isUsable(at: time.now)
        _ = grant.daysLeft(at: time.now)
        _ = grant.endsAt
    }

    @Test(arguments: ["expires_at", "obtained_at", "authorized_at"])
    func `a number that is no moment leaves the login usable`(member: String) async throws {
        let values = Self.numbers + ["1e400", "\"1795000000\"", "\"soon\"", "null", "true", "[]", "{}"]
        for value in values {
            let members = ["expires_at", "obtained_at", "authorized_at"].map { name in
                "\"\(name)\":\(name == member ? value : "1795000000")"
            }
            let text =
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"client_id\":\"c\"," + members.joined(separator: ",")
                + "}"
            try PrivateFile(path: tokenPath).replace(with: Array(text.utf8))
            guard let grant = try? await tokens.load() else {
                // Not even a number for JSON.
                #expect(value == "1e400", "\(value)")
                continue
            }
            #expect(grant.refreshToken?.revealed() == "r")
            use(grant)
            try await tokens.save(grant)
            #expect(try await tokens.load()?.refreshToken?.revealed() == "r")
        }
    }

    @Test func `a login with any bit flipped, or any end, is read or called damaged`() async throws {
        let grant = Grant(
            accessToken: Secret("access"), obtainedAt: time.now, expiresAt: time.now + 3600,
            refreshToken: Secret("refresh"), scopes: ["a"], authorizedAt: time.now, clientID: "c0ffee", method: .pkce,
            userID: "me", displayName: "東京", home: .spotify)
        try await tokens.save(grant)
        let bytes = try #require(try PrivateFile(path: tokenPath).read())
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<1500 {
            try PrivateFile(path: tokenPath).replace(with: generator.damaged(bytes))
            if let grant = try? await tokens.load() { use(grant) }
        }
    }

    // MARK: - The small files

    @Test func `the app, a login that was begun, and the player survive any bit`() async throws {
        let begun = PendingLogin(
            request: AuthorizationRequest(clientID: "c0ffee", redirectURI: "http://127.0.0.1/callback", scopes: ["a"]),
            client: ClientRegistration(clientID: "c0ffee"), begun: time.now)
        try await PendingLoginFile(path: folder.path + "/login.json").keep(begun)
        try await AppFile(path: folder.path + "/app.json").remember(RememberedApp(clientID: "c0ffee", method: .pkce))
        let now = time.now
        await player.update { $0 = Self.fullPlayer(at: now) }
        let names = ["login.json", "app.json", "player.json"]
        let whole = try names.map { try #require(try PrivateFile(path: "\(folder.path)/\($0)").read()) }
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<700 {
            for (name, bytes) in zip(names, whole) {
                try PrivateFile(path: "\(folder.path)/\(name)").replace(with: generator.damaged(bytes))
            }
            if let login = await PendingLoginFile(path: folder.path + "/login.json").pendingLogin() {
                _ = login.isOpen(at: time.now)
            }
            _ = await AppFile(path: folder.path + "/app.json").rememberedApp()
            let player = player
            use(await player.load())
            await player.update { $0.mutedVolume = 7 }
            let kept = await self.player.load().mutedVolume
            #expect(kept == 7)
        }
    }

    private var player: PlayerFile {
        PlayerFile(path: folder.path + "/player.json", devicePath: folder.path + "/device")
    }

    private static func fullPlayer(at now: Date) -> KnownPlayer {
        var player = KnownPlayer()
        var item = KnownPlayer.Item(kind: "track", uri: "spotify:track:1", name: "Airbag")
        item.duration = .seconds(287)
        player.item = Known(item, at: now, by: .look)
        player.motion = Known(.init(isPlaying: true, progress: .seconds(10)), at: now, by: .look)
        player.volume = Known(40, at: now, by: .command)
        player.commanded = now
        return player
    }

    /// Everything a command does with what is known of the player.
    private func use(_ player: KnownPlayer) {
        _ = player.progress(at: time.now)
        _ = player.end
        _ = player.tellsWhatPlays(at: time.now, toScript: true)
        _ = (player.volume?.value ?? 0) + 10
        _ = player.mutedVolume.map { $0 + 10 }
    }

    @Test func `what no player ever said is not believed`() async throws {
        let now = time.now.timeIntervalSinceReferenceDate
        for number in Self.numbers {
            let whole = Int64(exactly: Double(number) ?? 0).map(String.init) ?? String(Int64.max)
            let text = """
                {"devices":[],"mutedVolume":\(whole),"commanded":\(number),
                 "volume":\(whole),"volumeAt":\(now),"volumeBy":"look","itemKind":"track","itemName":"a",
                 "itemLength":\(whole),"itemAt":\(number),"itemBy":"look",
                 "isPlaying":true,"progress":\(whole),"motionAt":\(now),"motionBy":"look"}
                """
            try PrivateFile(path: folder.path + "/player.json").replace(with: Array(text.utf8))
            use(await player.load())
        }
    }

    @Test func `a file that cannot be understood is set aside, said once, and begun anew`() async throws {
        let told = Mutex<[FileNotice]>([])
        let tell: @Sendable (FileNotice) -> Void = { notice in told.withLock { $0.append(notice) } }
        let path = folder.path + "/app.json"
        try PrivateFile(path: path).replace(with: Array("{".utf8))
        let apps = AppFile(path: path, notify: tell)
        #expect(await apps.rememberedApp() == nil)
        #expect(await apps.rememberedApp() == nil)
        #expect(told.withLock { $0 } == [.setAside(path: path, under: path + ".damaged")])
        #expect(try PrivateFile(path: path + ".damaged").read() == Array("{".utf8))
        let player = PlayerFile(path: folder.path + "/player.json", devicePath: folder.path + "/device", notify: tell)
        try PrivateFile(path: folder.path + "/player.json").replace(with: Array("[1]\n\n".utf8))
        await player.update { $0.mutedVolume = 3 }
        #expect(await player.load().mutedVolume == 3)
        #expect(try PrivateFile(path: folder.path + "/player.json.damaged").read() == Array("[1]".utf8))
        #expect(told.withLock { $0.count } == 2)
        // A logout leaves neither.
        await player.forget()
        #expect(folder.names == ["app.json.damaged"])
    }

    @Test func `a state that is a hard link is not written through it`() async throws {
        let precious = folder.path + "/precious"
        try PrivateFile(path: precious).replace(with: Array("{}".utf8))
        link(precious, folder.path + "/player.json")
        await player.update { $0.mutedVolume = 3 }
        #expect(try PrivateFile(path: precious).read() == Array("{}".utf8))
        #expect(await player.load().mutedVolume == 3)
    }
}
