// Everything a command may use, as a value: Spotify, the login, time, questions, news. Real, simulated and scripted
// worlds differ only in what is put in here; nothing in it is reached in any other way.

package import CommandLanguage
package import Exchange
package import Library
package import Prompting
package import Rendering
package import Rows
package import SpotifyAPI

/// What a command may use.
package struct Services: Sendable {
    package var spotify: SpotifyClient
    package var authentication: Authentication
    package var time: any TimeSource
    /// The lines typed before; nil where none are kept.
    package var history: (any LineHistory)?
    /// What can be typed, for `help`.
    package var commands: CommandTable
    /// The listings of the last closed shell, newest last; read when first asked for.
    package var inheritedListings: @Sendable () async -> [Listing]
    /// Asks the user; throws at once where nobody can answer.
    package var ask: @Sendable (Question) async throws -> String
    /// Tells the user something while the command goes on.
    package var report: @Sendable (Report) -> Void
    /// The one way to change anything at Spotify.
    package var perform: @Sendable (Change) async throws -> Void
    /// Whether cached answers will do.
    package var freshness: Freshness
    /// The user ID of the account, as far as it is known without asking.
    package var accountID: String?

    package init(
        spotify: SpotifyClient, authentication: Authentication, time: any TimeSource, history: (any LineHistory)?,
        commands: CommandTable, inheritedListings: @escaping @Sendable () async -> [Listing],
        ask: @escaping @Sendable (Question) async throws -> String, report: @escaping @Sendable (Report) -> Void,
        perform: @escaping @Sendable (Change) async throws -> Void
    ) {
        self.spotify = spotify
        self.authentication = authentication
        self.time = time
        self.history = history
        self.commands = commands
        self.inheritedListings = inheritedListings
        self.ask = ask
        self.report = report
        self.perform = perform
        freshness = .cacheAllowed
    }
}

/// Something only the user can answer.
package enum Question: Sendable, Equatable {
    case text(String)
    /// Answered without an echo, kept in no history.
    case secret(String)
    /// Yes or no; an empty answer is no. The answer is `yes` or `no`.
    case confirm(String)
    /// One of the options; the answer is its number, from 1.
    case choose(String, options: [String])
}

/// Why a question has no answer.
package enum AskError: Error, Sendable, Equatable {
    /// A script, a pipe or `--no-input`: nobody can answer.
    case nobodyThere(Question)
    /// Ctrl-C, Ctrl-D or an empty answer.
    case declined
}

/// Something said while a command runs; never data.
package enum Report: Sendable {
    case news(StyledText)
    /// Waiting before a request is repeated, for this long.
    case waiting(Duration)
}

extension Services {
    /// Asks which of several; the index into `options`.
    package func choose(_ question: String, _ options: [String]) async throws -> Int {
        let answer = try await ask(.choose(question, options: options))
        guard let number = Int(answer), options.indices.contains(number - 1) else { throw AskError.declined }
        return number - 1
    }
}
