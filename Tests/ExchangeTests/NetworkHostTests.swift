// The one way an authority is taken apart: what is a host, what is a port, and which hosts are this machine.

import Exchange
import Testing

struct NetworkHostTests {
    @Test(arguments: [
        ("api.spotify.com", "api.spotify.com", nil as Int?), ("API.Spotify.COM:443", "api.spotify.com", 443),
        ("127.0.0.1:8080", "127.0.0.1", 8080), ("[::1]", "::1", nil), ("[FE80::1]:65535", "fe80::1", 65_535),
        ("a_b-c.d:1", "a_b-c.d", 1),
    ])
    func `a host is read in small letters and without brackets`(text: String, name: String, port: Int?) throws {
        let host = try #require(NetworkHost(text))
        #expect(host.name == name)
        #expect(host.port == port)
    }

    /// What another reader could take for another host is none at all.
    @Test(arguments: [
        "", ":80", "[::1", "[]", "[abc]", "[::1]x", "host:", "host:0", "host:65536", "host:+1", "host:٣", "host:000001",
        "user@host", "host/path", "ho st", "h\u{0}st", "höst", "a:b:c", "[::1%25eth0]",
    ])
    func `anything else is no host`(text: String) {
        #expect(NetworkHost(text) == nil)
    }

    @Test(arguments: [
        ("localhost", true), ("LOCALHOST:1", true), ("juke.localhost", true), ("127.0.0.1", true),
        ("127.255.0.9", true),
        ("[::1]:8080", true), ("[0:0:0:0:0:0:0:1]", true), ("localhost.example", false), ("127.0.0.1.example", false),
        ("127.0.0", false), ("127.0.0.256", false), ("128.0.0.1", false), ("[::2]", false), ("notlocalhost", false),
    ])
    func `only this machine is this machine`(text: String, isLoopback: Bool) throws {
        #expect(try #require(NetworkHost(text)).isLoopback == isLoopback)
    }
}
