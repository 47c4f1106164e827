// Where the listener listens: where the redirect says, at the other loopback address too when it can, and nowhere once
// the login is over.

import Exchange
import Glibc
import NIOCore
import NIOPosix
import SpotifyAuth
import Testing

@testable import NetworkAdapters

/// Whether this machine has `::1`: some containers do not.
@Sendable private func hasIPv6() async -> Bool {
    guard let socket = try? await listener(at: "::1") else { return false }
    try? await socket.close()
    return true
}

private func listener(at host: String, port: Int = 0) async throws -> any Channel {
    try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(to: SocketAddress(ipAddress: host, port: port)).get()
}

/// A listener at a port of `::1` that no program uses at 127.0.0.1, where other tests come and go.
private func listenerBesideFreePort() async throws -> any Channel {
    for _ in 0..<50 {
        let socket = try await listener(at: "::1")
        if let otherFamily = try? await listener(at: "127.0.0.1", port: socket.localAddress?.port ?? 0) {
            try await otherFamily.close()
            return socket
        }
        try await socket.close()
    }
    throw IOError(errnoCode: EADDRINUSE, reason: "no port is free at both addresses")
}

@Suite(.timeLimit(.minutes(10))) struct LoopbackSocketsTests {
    @Test func `a fixed port and path are kept to, login after login`() async throws {
        // Found free a moment before; the sockets of the first login linger when the second begins.
        let free = try await listener(at: "127.0.0.1")
        let port = try #require(free.localAddress?.port)
        try await free.close()
        let redirect = LoopbackRedirect(port: port, path: "/back/to/juke")
        for code in ["one", "two"] {
            let answer = try await CallbackVisit.run(at: redirect) { port, next in
                let request = CallbackVisit.get(port, "/back/to/juke?code=\(code)&state=mine")
                #expect(try await RawClient.ask(port, request).contains("You can close this page"))
                return try await next()
            }
            #expect(answer == "http://127.0.0.1:\(port)/back/to/juke?code=\(code)&state=mine")
            await #expect(throws: (any Error).self) { try await RawClient.connect(port) }
        }
    }

    @Test func `a port that is taken is named`() async throws {
        let taken = try await listener(at: "127.0.0.1")
        let port = try #require(taken.localAddress?.port)
        await #expect(throws: AuthError.misconfigured("port \(port) of 127.0.0.1 is in use")) {
            try await CallbackVisit.run(at: LoopbackRedirect(port: port)) { _, _ in "" }
        }
        try await taken.close()
    }

    @Test(.enabled("this machine has no ::1", hasIPv6), arguments: LoopbackRedirect.Host.allCases)
    func `a browser gets in by either address`(host: LoopbackRedirect.Host) async throws {
        for (address, name) in [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")] {
            let answer = try await CallbackVisit.run(at: LoopbackRedirect(host: host)) { port, next in
                let request = CallbackVisit.get(port, "/callback?code=c0de&state=mine", host: name)
                #expect(try await CallbackVisit.status(RawClient.ask(port, at: address, request)) == "200")
                return try await next()
            }
            // The answer is passed on with the redirect URI as Spotify knows it.
            #expect(answer.hasPrefix("http://\(host.rawValue):"))
        }
    }

    @Test(.enabled("this machine has no ::1", hasIPv6))
    func `the other address being taken is no failure, the redirect's own is`() async throws {
        let taken = try await listenerBesideFreePort()
        let port = try #require(taken.localAddress?.port)
        let answer = try await CallbackVisit.run(at: LoopbackRedirect(port: port)) { port, next in
            _ = try await CallbackVisit.answer(port)
            return try await next()
        }
        #expect(answer.hasSuffix("/callback?code=c0de&state=mine"))
        await #expect(throws: AuthError.misconfigured("port \(port) of [::1] is in use")) {
            try await CallbackVisit.run(at: LoopbackRedirect(host: .ipv6, port: port)) { _, _ in "" }
        }
        try await taken.close()
    }

    @Test(arguments: [
        (EADDRINUSE, 8_888, "port 8888 of [::1] is in use"),
        (EACCES, 80, "port 80 of [::1] is reserved for the system"),
        (EADDRNOTAVAIL, 80, "this machine has no address [::1]"),
        (EAFNOSUPPORT, nil, "this machine has no address [::1]"),
        (EMFILE, nil, "no port of [::1] can be listened on"), (EMFILE, 80, "port 80 of [::1] cannot be listened on"),
    ])
    func `why an address cannot be listened at`(code: Int32, port: Int?, words: String) {
        #expect(LoopbackSockets.reason(code, host: .ipv6, port: port) == words)
    }
}
