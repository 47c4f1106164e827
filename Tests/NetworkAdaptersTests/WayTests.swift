// Which way a request goes, and when it does not go at all: loopback hosts past every proxy, everything else encrypted,
// certificates that the environment names.

import Exchange
import FoundationEssentials
import HTTPTypes
import Testing

@testable import NetworkAdapters

@Suite(.serialized) struct WayTests {
    private func fault(
        _ authority: String, scheme: String = "https", environment: [String: String] = [:]
    ) async -> TransportFault? {
        let network = NetworkExchange(userAgent: "juke/test", environment: environment)
        let request = HTTPRequest(method: .get, scheme: scheme, authority: authority, path: "/v1/me")
        var fault: TransportFault?
        do throws(ExchangeError) {
            _ = try await network.send(request, body: [])
        } catch {
            if case .notSent(let found) = error { fault = found }
        }
        await network.shutdown()
        return fault
    }

    @Test(arguments: ["api.example.invalid", "128.0.0.1", "localhost.example.invalid", "127.0.0.1.example.invalid"])
    func `nothing goes to another machine without encryption, whatever proxy there is`(host: String) async throws {
        let proxy = try await RawServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        for environment in [[:], ["http_proxy": "http://127.0.0.1:\(proxy.port)"]] {
            #expect(await fault(host, scheme: "http", environment: environment) == .unencrypted(host: host))
        }
        #expect(proxy.connections == 0)
        try await proxy.close()
    }

    @Test(arguments: [
        "127.0.0.1:65536", "127.0.0.1:99999999999999999999", "127.0.0.1:0", "127.0.0.1:", "127.0.0.1:8x", "",
        "user@127.0.0.1", "127.0.0.1@example.invalid", "example.invalid#@127.0.0.1", "[::1", "[localhost]:1", "a b",
    ])
    func `what is no address is not connected to`(authority: String) async {
        for scheme in ["http", "https"] {
            #expect(await fault(authority, scheme: scheme) == .unusableAddress(authority))
        }
    }

    @Test(arguments: ["[::1]:9", "127.0.0.2:9", "LOCALHOST:9", "a.localhost:9"])
    func `this machine is never behind a proxy`(authority: String) async throws {
        let proxy = try await RawServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        let address = "http://127.0.0.1:\(proxy.port)"
        let environment = ["http_proxy": address, "https_proxy": address, "all_proxy": address]
        for scheme in ["http", "https"] { _ = await fault(authority, scheme: scheme, environment: environment) }
        #expect(proxy.connections == 0)
        try await proxy.close()
    }

    /// `no_proxy`, a host, and whether it goes through the proxy.
    @Test(arguments: [
        ("", "api.invalid", true), (" a.invalid , api.invalid", "api.invalid", false),
        ("API.INVALID", "api.invalid", false),
        ("api.invalid", "API.Invalid", false), (".invalid", "api.invalid", false), ("*.invalid", "api.invalid", false),
        ("pi.invalid", "api.invalid", true), ("api.invalid:443", "api.invalid", false),
        ("api.invalid:444", "api.invalid", true), ("api.invalid:444", "api.invalid:444", false),
        ("*", "api.invalid", false), ("2001:db8::1", "[2001:db8::1]", false),
        ("[2001:db8::1]:443", "[2001:db8::1]", false),
    ])
    func `no_proxy is read as other tools read it`(list: String, authority: String, isProxied: Bool) throws {
        let settings = ProxySettings(["HTTPS_PROXY": "http://proxy.invalid:3128", "no_proxy": list])
        switch try settings.route(to: try #require(NetworkHost(authority))) {
        case .direct: #expect(!isProxied)
        case .through(_, let text): #expect(isProxied && text == "http://proxy.invalid:3128")
        }
    }

    @Test func `a proxy may stand at an IPv6 address, and a password may hold anything`() async throws {
        let proxy = try await RawServer(
            answer: "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", host: "::1")
        _ = await fault("api.invalid", environment: ["https_proxy": "http://me:p%40ss@[::1]:\(proxy.port)/"])
        #expect(proxy.requestLines == ["CONNECT api.invalid:443 HTTP/1.1"])
        #expect(proxy.texts.first?.contains("Basic \(Data("me:p@ss".utf8).base64EncodedString())") == true)
        try await proxy.close()
    }

    @Test(arguments: ["http://[::1", "http://proxy:99999", "ftp://proxy", "http://", "pro xy:1"])
    func `a proxy that cannot be understood lets nothing past it`(text: String) async {
        #expect(
            await fault("api.invalid", environment: ["https_proxy": text]) == .unusableProxy(variable: "https_proxy"))
    }

    @Test(arguments: ["SSL_CERT_FILE", "SSL_CERT_DIR"])
    func `certificates that are not there are said to be missing`(variable: String) async {
        let found = await fault("localhost:9", environment: [variable: "/nonexistent/certificates"])
        #expect(found == .unusableCertificates(variable: variable))
        // Nothing named is nothing meant.
        #expect(await fault("localhost:9", environment: [variable: ""]) == .unreachable("localhost:9"))
    }
}
