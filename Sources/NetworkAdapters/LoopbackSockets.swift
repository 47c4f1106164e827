// The listening sockets of a login. The address of the redirect must open. Its counterpart in the other address
// family is opened at the same port if possible, so that a browser that tries either one gets through. The
// connections are left to CallbackConnections.

import NIOCore
import NIOPosix
import SpotifyAuth

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Sockets that listen at one port of this machine.
struct LoopbackSockets: Sendable {
    let port: Int
    private let sockets: [any Channel]

    /// Opens the sockets.
    ///
    /// - Parameter admit: Sets up each connection; one for which it fails is closed.
    /// - Throws: ``AuthError/misconfigured(_:)`` with the reason in words for the user.
    static func open(
        at redirect: LoopbackRedirect, admit: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>
    ) async throws(AuthError) -> LoopbackSockets {
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            // Without it a fixed port stays taken for a minute after each login.
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer(admit)
        let first: any Channel
        do {
            first = try await bootstrap.bind(to: redirect.host.socket(port: redirect.port ?? 0)).get()
        } catch {
            let code = (error as? IOError)?.errnoCode ?? 0
            throw .misconfigured(reason(code, host: redirect.host, port: redirect.port))
        }
        let port = first.localAddress?.port ?? 0
        let second = try? await bootstrap.bind(to: redirect.host.otherFamily.socket(port: port)).get()
        return LoopbackSockets(port: port, sockets: [first] + (second.map { [$0] } ?? []))
    }

    /// Closes the sockets, and returns when the port is free again.
    func close() async {
        for socket in sockets { try? await socket.close().get() }
    }

    /// Why it is impossible to listen at an address, in words for the user.
    static func reason(_ code: Int32, host: LoopbackRedirect.Host, port: Int?) -> String {
        guard code != EADDRNOTAVAIL, code != EAFNOSUPPORT else { return "this machine has no address \(host.rawValue)" }
        guard let port else { return "no port of \(host.rawValue) can be listened on" }
        switch code {
        case EADDRINUSE: return "port \(port) of \(host.rawValue) is in use"
        case EACCES: return "port \(port) of \(host.rawValue) is reserved for the system"
        default: return "port \(port) of \(host.rawValue) cannot be listened on"
        }
    }
}

extension LoopbackRedirect.Host {
    /// The address of a socket at this host.
    fileprivate func socket(port: Int) throws -> SocketAddress {
        switch self {
        case .ipv4: try SocketAddress(ipAddress: "127.0.0.1", port: port)
        case .ipv6: try SocketAddress(ipAddress: "::1", port: port)
        }
    }

    /// The loopback address of the other family.
    fileprivate var otherFamily: LoopbackRedirect.Host {
        switch self {
        case .ipv4: .ipv6
        case .ipv6: .ipv4
        }
    }
}
