// A base address in its parts, as it may be typed into a setting or the environment.

import Exchange
import Testing

struct WebAddressTests {
    @Test(arguments: [
        ("https://api.spotify.com/v1", "https", "api.spotify.com", "/v1"),
        ("http://127.0.0.1:8080/v1//", "http", "127.0.0.1:8080", "/v1"),
        ("api.spotify.com", "https", "api.spotify.com", ""), ("https://host/", "https", "host", ""),
        ("host:8080/a:b", "https", "host:8080", "/a:b"), ("", "https", "", ""), ("https://", "https", "", ""),
        ("http://[::1]:80/v1", "http", "[::1]:80", "/v1"),
    ])
    func `a base address has a scheme, an authority and a path without a slash at its end`(
        text: String, scheme: String, authority: String, path: String
    ) {
        let address = WebAddress(text)
        #expect(address.scheme == scheme)
        #expect(address.authority == authority)
        #expect(address.path == path)
    }
}
