// The user's browser: `$BROWSER` with its arguments and `%s`, else `xdg-open` or `open`. The address is a
// separate argument, and no shell ever sees it.

import Files
package import SpotifyAuth
import Subprocess
import SystemPackage

/// Opens the consent page in the user's browser.
package actor SystemBrowser: UserAgent {
    private let environment: [String: String]
    private var running: [Task<Void, Never>] = []
    /// How the program that was started last has ended.
    private var end: AsyncStream<Bool>?

    /// A browser as this environment names it.
    package init(environment: [String: String]) { self.environment = environment }

    /// Starts the browser without waiting for it.
    package func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome {
        // Over SSH a browser would open on the wrong machine.
        let isRemote = environment["SSH_CONNECTION"] != nil && environment["DISPLAY"] == nil
        guard !isRemote, let (program, arguments) = command(for: authorizationURL) else { return .cannotOpen }
        let (end, ended) = AsyncStream<Bool>.makeStream()
        self.end = end
        // Some browsers stay in the foreground until they are closed, and the login must not wait for that.
        running.append(
            Task {
                let result = try? await run(
                    .path(.init(program)), arguments: .init(arguments), output: .discarded, error: .discarded)
                // A browser that a signal ended was shown and closed, with Ctrl-C for all of the job.
                let hasFailed =
                    switch result?.terminationStatus {
                    case .exited(0)?, .signaled?: false
                    case .exited?, nil: true
                    }
                ended.yield(hasFailed)
            })
        return .opened
    }

    /// Whether the last opening failed; only the program's status says so. The wait ends with the task.
    package func hasFailed() async -> Bool {
        guard let end else { return false }
        for await hasFailed in end { return hasFailed }
        return false
    }

    /// The program and its arguments; nil when no browser can be opened.
    private func command(for address: String) -> (String, [String])? {
        var words = (environment["BROWSER"] ?? "").split(separator: " ").map(String.init)
        if let program = words.first {
            words.removeFirst()
            let named = words.contains("%s")
            return path(of: program).map { ($0, named ? words.map { $0 == "%s" ? address : $0 } : words + [address]) }
        }
        // Without a display xdg-open would start a browser in the terminal, over the prompt.
        let hasDisplay = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
        if hasDisplay, let opener = path(of: "xdg-open") { return (opener, [address]) }
        #if os(macOS)
            return path(of: "open").map { ($0, [address]) }
        #else
            return nil
        #endif
    }

    private func path(of program: String) -> String? {
        PathName.program(program, searching: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
    }
}
