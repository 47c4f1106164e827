// What a command gets, from a whole shell on a simulated Spotify, so that a test can call one part of it as a command
// does.

import CommandLanguage
import HTTPTypes
import Rows
import ShellTesting
import SpotifyAPI
import SpotifySimulator

@testable import Shell
@testable import ShellCommands

/// The services and the session of a shell.
struct CommandParts {
    let harness: ShellHarness
    let services: Services
    let session: Session

    /// - Parameters:
    ///   - lines: run before, after a login.
    ///   - change: changes what the stage runs for.
    init(
        _ harness: ShellHarness = ShellHarness(), after lines: String = "",
        _ change: (inout StageContext) -> Void = { _ in }
    ) async {
        _ = await harness.run("login\n" + lines)
        harness.messages.clear()
        await harness.simulator.clearLog()
        self.harness = harness
        session = await harness.shell.session
        let whole = await harness.shell.services
        var context = whole.context
        context.account = await whole.loggedInUserID()
        change(&context)
        services = whole.within(context)
    }

    /// The requests that Spotify has seen since: `PUT /v1/me/library`.
    var requests: [String] {
        get async { await harness.simulator.log.map { "\($0.method.rawValue) \($0.path)" } }
    }
}

extension LocatedReference {
    /// A reference that is the first word of a line.
    init(_ reference: Reference) { self.init(reference, span: 0..<1) }
}
