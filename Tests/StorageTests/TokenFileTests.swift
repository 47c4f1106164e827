// The login in its file, and the lock beside it.

import Exchange
import FoundationEssentials
import Glibc
import SpotifyAuth
import Storage
import Synchronization
import Testing

struct TokenFileTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()
    private var path: String { folder.path + "/token.json" }
    private var store: TokenFile { TokenFile(path: path, lock: folder.path + "/token.lock", time: time) }

    private func grant(refresh: String? = "refresh") -> Grant {
        Grant(
            accessToken: Secret("access"), expiresAt: Date(timeIntervalSince1970: 1_800_000_000.5),
            refreshToken: refresh.map { Secret($0) }, scopes: ["a", "b"],
            authorizedAt: Date(timeIntervalSince1970: 1_790_000_000), clientID: "c0ffee", method: .secret,
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
    func `what is no login is none`(text: String) async throws {
        try PrivateFile(path: path).replace(with: Array(text.utf8))
        #expect(try await store.load() == nil)
        #expect(try PrivateFile(path: path).read() == Array(text.utf8))
    }

    @Test func `every beginning of a login is none`() async throws {
        try await store.save(grant())
        let bytes = try #require(try PrivateFile(path: path).read())
        for count in 0..<bytes.count - 1 {
            try PrivateFile(path: path).replace(with: Array(bytes.prefix(count)))
            #expect(try await store.load() == nil)
        }
    }

    @Test func `unknown members are passed over, missing ones are guessed`() async throws {
        let text = #"{"access_token":"a","expires_at":5,"client_id":"c","token_type":"Bearer","later":[1]}"#
        try PrivateFile(path: path).replace(with: Array(text.utf8))
        let grant = try #require(try await store.load())
        #expect(grant.method == .pkce)
        #expect(grant.refreshToken == nil)
        #expect(grant.authorizedAt == Date(timeIntervalSince1970: 5))
    }

    @Test func `a link in its place is refused`() async throws {
        symlink("/etc/passwd", path)
        await #expect(throws: TokenStoreError.notOurs) { try await store.load() }
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
