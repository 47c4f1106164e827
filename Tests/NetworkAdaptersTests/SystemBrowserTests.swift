// The user's browser, started for real: only its end says whether it showed anything.

import NetworkAdapters
import SpotifyAuth
import Testing

struct SystemBrowserTests {
    @Test(arguments: [("/bin/false", true), ("/bin/true", false)])
    func `a browser that ends with an error has failed`(program: String, hasFailed: Bool) async throws {
        let browser = SystemBrowser(environment: ["BROWSER": program])
        #expect(try await browser.open("http://127.0.0.1:9/") == .opened)
        #expect(await browser.hasFailed() == hasFailed)
    }

    @Test func `one that stays open has not, and nobody waits for it`() async throws {
        let browser = SystemBrowser(environment: ["BROWSER": "/bin/sleep 5 ; %s"])
        #expect(try await browser.open("1") == .opened)
        let waiting = Task { await browser.hasFailed() }
        waiting.cancel()
        #expect(await waiting.value == false)
    }

    @Test(arguments: [["BROWSER": "/nonexistent/browser"], ["SSH_CONNECTION": "a b"], [:]])
    func `where there is none the address is printed`(environment: [String: String]) async throws {
        let browser = SystemBrowser(environment: environment)
        #expect(try await browser.open("http://127.0.0.1:9/") == .cannotOpen)
        #expect(await browser.hasFailed() == false)
    }
}
