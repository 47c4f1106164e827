// The login in its file, and the lock beside it.

import Exchange
import Files
import FoundationEssentials
import Glibc
import SpotifyAuth
import Storage
import Synchronization
import SystemTesting
import Testing

struct TokenFileTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()
    private var path: String { folder.path + "/token.json" }
    private var store: TokenFile { TokenFile(path: path, lock: folder.path + "/token.lock", time: time) }

    private func grant(refresh: String? = "refresh") -> Grant {
        Grant(
            accessToken: Secret("access"), obtainedAt: Date(timeIntervalSince1970: 1_799_996_400.5),
            expiresAt: Date(timeIntervalSince1970: 1_800_000_000.5),
            refreshToken: refresh.map { Secret($0) }, scopes: ["a", "b"],
            authorizedAt: Date(timeIntervalSince1970: 1_790_000_000), clientID: "c0ffee", method: .secret,
            clientSecret: Secret("s3cret"),
            userID: "me", displayName: "Ænne \"x\" 東京")
    }

    @Test func `everything of a login comes back`() async throws {
        for grant in [grant(), grant(refresh: nil)] {
            try await store.save(grant)
            #expect(try await store.load() == grant)
        }
        #expect(folder.mode(of: "token.json") == 0o600)
        try await store.remove()
        #expect(try await store.load() == nil)
    }

    @Test(arguments: ["", "{", "null", "[]", "{}", "\u{0}\u{1}", #"{"access_token":""}"#, #"{"access_token":5}"#])
    func `what is no login is called damaged and left alone`(text: String) async throws {
        try PrivateFile(path: path).replace(with: Array(text.utf8))
        await #expect(throws: TokenStoreError.damaged(path: path)) { try await store.load() }
        #expect(try PrivateFile(path: path).read() == Array(text.utf8))
        try await store.save(grant())
        #expect(try await store.load() == grant())
    }

    @Test func `every beginning of a login is called damaged`() async throws {
        try await store.save(grant())
        let bytes = try #require(try PrivateFile(path: path).read())
        for count in 0..<bytes.count - 1 {
            try PrivateFile(path: path).replace(with: Array(bytes.prefix(count)))
            await #expect(throws: TokenStoreError.damaged(path: path)) { try await store.load() }
        }
    }

    @Test func `unknown members are passed over, missing ones are guessed or unknown`() async throws {
        let text = #"{"access_token":"a","expires_at":5000,"client_id":"c","token_type":"Bearer","later":[1]}"#
        try PrivateFile(path: path).replace(with: Array(text.utf8))
        let grant = try #require(try await store.load())
        #expect(grant.method == .pkce)
        #expect(grant.refreshToken == nil)
        #expect(grant.authorizedAt == nil)
        #expect(grant.scopes == nil)
        #expect(grant.obtainedAt == Date(timeIntervalSince1970: 1400))
    }

    @Test func `a file of a later version is left alone`() async throws {
        let text = #"{"version":2,"access_token":"a","expires_at":5000,"client_id":"c"}"#
        try PrivateFile(path: path).replace(with: Array(text.utf8))
        await #expect(throws: TokenStoreError.tooNew(path: path)) { try await store.load() }
    }

    @Test func `a link in its place is refused, and not followed when writing either`() async throws {
        let target = folder.path + "/target"
        try PrivateFile(path: target).replace(with: Array("mine".utf8))
        symlink(target, path)
        await #expect(throws: TokenStoreError.notOurs(path: path, .symbolicLink)) { try await store.load() }
        try await store.save(grant())
        #expect(try PrivateFile(path: target).read() == Array("mine".utf8))
        #expect(try await store.load() == grant())
    }

    @Test func `a folder in its place is no file`() async throws {
        mkdir(path, 0o700)
        await #expect(throws: TokenStoreError.notOurs(path: path, .notAFile)) { try await store.load() }
        await #expect(throws: TokenStoreError.self) { try await store.save(grant()) }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func `somebody else's file is neither read nor written into`() async throws {
        try await store.save(grant())
        chown(path, 65_534, 65_534)
        await #expect(throws: TokenStoreError.notOurs(path: path, .otherOwner)) { try await store.load() }
        unlink(path)
        try PrivateFile(path: path + ".new").replace(with: [1])
        chown(path + ".new", 65_534, 65_534)
        await #expect(throws: TokenStoreError.notOurs(path: path, .otherOwner)) { try await store.reserve() }
        await #expect(throws: TokenStoreError.notOurs(path: path, .otherOwner)) { try await store.save(grant()) }
        #expect(folder.size(of: "token.json.new") == 1)
    }

    @Test func `a file that others can read is closed to them, and that is told`() async throws {
        let told = Mutex<[TokenNotice]>([])
        let path = path
        let store = TokenFile(path: path, lock: folder.path + "/token.lock", time: time) { notice in
            told.withLock { $0.append(notice) }
        }
        try await store.save(grant())
        chmod(path, 0o644)
        #expect(try await store.load() == grant())
        #expect(folder.mode(of: "token.json") == 0o600)
        _ = try await store.load()
        #expect(told.withLock { $0 } == [.wasReadableByOthers(path: path)])
    }

    @Test func `room is made before, and a draft that was left behind is used again`() async throws {
        try await store.reserve()
        #expect(folder.size(of: "token.json.new") == 16_384)
        #expect(folder.mode(of: "token.json.new") == 0o600)
        #expect(try await store.load() == nil)
        try await store.save(grant())
        #expect(folder.names == ["token.json"])
        // A longer draft of an earlier crash leaves nothing after the login.
        try PrivateFile(path: path + ".new").replace(with: Array(repeating: 0x20, count: 9000))
        try await store.save(grant(refresh: nil))
        #expect(try await store.load() == grant(refresh: nil))
    }

    @Test func `a draft that others have open, or know by another name, gets no token`() async throws {
        let planted = path + ".new"
        for plant in [0, 1, 2] {
            let descriptor = open(planted, O_RDWR | O_CREAT, 0o600)
            defer { close(descriptor) }
            switch plant {
            case 0: fchmod(descriptor, 0o666)
            case 1: #expect(link(planted, folder.path + "/other") == 0)
            default: break
            }
            // A refresh makes room first; a login does not.
            if plant == 2 { try await store.reserve() }
            try await store.save(grant())
            var byte: UInt8 = 0
            #expect(pread(descriptor, &byte, 1, 0) == 0, "\(plant)")
            #expect(try await store.load() == grant())
        }
        #expect(folder.size(of: "other") == 0)
    }

    @Test(arguments: ["notes of mine\n", "{\"a\":1}", String(repeating: "x", count: 9 << 20)])
    func `a file that never was a login is not destroyed by one, nor by a logout`(text: String) async throws {
        let told = Mutex<[TokenNotice]>([])
        let store = TokenFile(path: path, lock: folder.path + "/token.lock", time: time) { notice in
            told.withLock { $0.append(notice) }
        }
        for way in 0..<2 {
            unlink(path)
            try PrivateFile(path: path).replace(with: Array(text.utf8))
            if way == 0 { try await store.save(grant()) } else { try await store.remove() }
            #expect(folder.size(of: "token.json.no-login") == text.utf8.count)
            #expect(told.withLock { $0.last } == .heldNoLogin(path: path, now: path + ".no-login"))
        }
        #expect(try await store.load() == nil)
    }

    @Test func `a logout leaves no draft either`() async throws {
        try await store.save(grant())
        try PrivateFile(path: path + ".new").replace(with: Array("refresh".utf8))
        try await store.remove()
        #expect(folder.names == [])
    }

    @Test func `whether a login can be kept is found out without a trace`() async throws {
        try await store.check()
        #expect(folder.names == [])
        let nowhere = TokenFile(path: "/proc/nothing/token.json", lock: "/proc/nothing/token.lock", time: time)
        await #expect(throws: TokenStoreError.self) { try await nowhere.check() }
    }

    @Test func `a login that has ended and cannot be removed is not read again`() async throws {
        let store = TokenFile(path: path, lock: folder.path + "/token.lock", ended: folder.path + "/ended", time: time)
        try await store.save(grant())
        await store.retire(grant())
        await #expect(throws: TokenStoreError.ended(path: path)) { try await store.load() }
        #expect(folder.mode(of: "ended") == 0o600)
        #expect(try PrivateFile(path: folder.path + "/ended").read()?.count == 65)
        // Another login is another thing.
        try await store.save(grant(refresh: "newer"))
        #expect(try await store.load() == grant(refresh: "newer"))
        try await store.remove()
        #expect(folder.names == [])
    }

    @Test func `where a login was made is kept with it`() async throws {
        var made = grant()
        made.home = LoginHome(api: "http://127.0.0.1:8080/v1", accounts: "http://127.0.0.1:8080")
        try await store.save(made)
        #expect(try await store.load() == made)
    }

    /// Whether a small file system can be had here.
    private static let canMount: Bool = {
        let folder = TemporaryFolder()
        guard mount("none", folder.path, "tmpfs", 0, "size=8k") == 0 else { return false }
        return umount(folder.path) == 0
    }()

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `a full disk is an error before anything is lost`() async throws {
        let small = folder.path + "/small"
        mkdir(small, 0o700)
        try #require(mount("none", small, "tmpfs", 0, "size=8k") == 0)
        defer { umount(small) }
        let store = TokenFile(path: small + "/token.json", lock: small + "/token.lock", time: time)
        await #expect(throws: TokenStoreError.unwritable(path: small + "/token.json", errno: ENOSPC)) {
            try await store.reserve()
        }
        try await store.save(grant())
        #expect(try await store.load() == grant())
    }

    @Test func `work under the lock is never done by two at once`() async throws {
        let inside = Inside()
        let store = TokenFile(path: path, lock: folder.path + "/token.lock", time: SystemTime())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await store.withLock { () async throws(AuthError) in
                        inside.enter()
                        await Task.yield()
                        inside.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.most == 1)
    }

    /// How many are under the lock, and were at most.
    private final class Inside: Sendable {
        private let counts = Mutex((now: 0, most: 0))

        var most: Int { counts.withLock { $0.most } }

        func enter() {
            counts.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
        }

        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test func `a lock that is held too long is said to be busy`() async throws {
        let descriptor = open(folder.path + "/token.lock", O_RDWR | O_CREAT, 0o600)
        #expect(flock(descriptor, LOCK_EX) == 0)
        await #expect(throws: AuthError.store(.busy)) {
            try await store.withLock { () async throws(AuthError) in Issue.record("ran without the lock") }
        }
        close(descriptor)
        #expect(time.sleeps.allSatisfy { $0 <= .milliseconds(100) })
        #expect(try await store.withLock { () async throws(AuthError) in 5 } == 5)
    }
}
