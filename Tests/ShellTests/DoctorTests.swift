// The examination against worlds where something is wrong: the clock, the network, the narrow terminal.

import Exchange
import FoundationEssentials
import HTTPTypes
import Rendering
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct DoctorTests {
    /// A Spotify whose answers carry a date.
    private struct Dated: Exchange {
        let base: SpotifySimulator
        let date: String

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            var answer = try await base.send(request, body: body)
            answer.0.headerFields[.date] = date
            return answer
        }
    }

    @Test(arguments: [
        ("Wed, 18 Nov 2026 11:06:50 GMT", "clock\tgood\tagrees with Spotify's clock\t\t"),
        (
            "Wed, 18 Nov 2026 10:54:40 GMT",
            "clock\twarning\t12:00 ahead of Spotify's clock\tset it: sudo date -s @1794999280\t"
        ),
        (
            "Wed, 18 Nov 2026 12:06:40 GMT",
            "clock\twarning\t1:00:00 behind Spotify's clock\tset it: sudo date -s @1795003600\t"
        ),
        ("yesterday", nil), ("Tue, 32 Nov 2026 13:00:00 GMT", nil), ("Tue, 17 Foo 2026 13:00:00 GMT", nil),
        ("Tue, 17 Nov 2026 25:00:00 GMT", nil),
    ])
    func `the clock is held against the date of the last answer`(date: String, finding: String?) async {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        let harness = ShellHarness(network: Dated(base: simulator, date: date), of: simulator)
        _ = await harness.run("login")
        _ = await harness.run("doctor")
        let found = harness.output.text.split(separator: "\n").map(String.init).first { $0.hasPrefix("clock") }
        #expect(found == finding)
    }

    @Test func `a network that is down is named first, with what to do`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        await harness.simulator.inject(
            .notSent, for: RequestMatcher(pathPrefix: "/v1"))
        _ = await harness.run("doctor")
        #expect(harness.output.text.contains("network\tbad\tSpotify cannot be reached\tcheck the network, and a proxy"))
        #expect(!harness.output.text.contains("devices"))
    }

    @Test(arguments: [
        ("artist \"a\nshow {\n", 1), ("set plain on\n\nfor x in 1-3 {\necho $x\n", 3), ("echo \"x", 1),
        ("set plain on\nste hints off", 2),
        ("echo a; if echo b { nonsense }", 1), ("f\ndef g { }", 1), ("nonsense\necho \"x", 1),
        ("def f { g }\ndef g { h }", 2), ("def f {\n  albums | srot year\n}", 1),
    ])
    func `a start-up file that cannot be understood is told with its line`(text: String, line: Int) {
        #expect(StartupCheck.firstFault(in: text, commands: Catalogue.table()) == line)
    }

    @Test func `a start-up file that can be is`() {
        let text =
            "# mine\nset plain on\nalias x = albums | sort year\n\nfor x in 1-3 {\n  echo $x\n}\n"
            + "x | take 1\nalias y='echo y'\ny && try x\ndef f { f; g; y }\n"
            + "def g { f }\nf\ntime every 5s f\n!ls\nnow # what plays\n"
        #expect(StartupCheck.firstFault(in: text, commands: Catalogue.table()) == nil)
    }

    @Test func `on a narrow terminal a remedy stands on a line of its own, whole`() async {
        let harness = ShellHarness(.prompt, width: 40)
        _ = await harness.run("doctor")
        #expect(
            harness.screen.take() == """
                login   bad   not logged in
                    to log in: login
                budget  good  0 requests in 24 hours

                """)
    }
}
