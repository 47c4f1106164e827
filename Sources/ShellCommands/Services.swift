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
    /// Those of them whose age was said.
    package let saidAges = SaidAges()
    /// Asks the user; throws at once where nobody can answer.
    package var ask: @Sendable (Question) async throws -> String
    /// Who could answer a question.
    package var audience: Audience
    /// The next line of standard input, for what must not be an argument.
    package var standardInput: @Sendable () async throws -> String
    package var profiles: Profiles
    /// Who counts requests, and for whom.
    package var ledger: any BudgetLedger
    /// What a line would cost, as far as that is known without asking Spotify.
    package var estimate: @Sendable (_ line: String) async throws -> Estimate
    package var tracing: Tracing
    /// Files that the user names.
    package var files: UserFiles
    /// The lines that run whenever a prompt starts; nil where there are none.
    package var startupFile: StartupFile?
    /// Commands of the system.
    package var system: SystemShell
    /// The rest of standard input, for `-`; nil where the lines themselves come from there. Throws what cannot be read.
    package var inputLines: @Sendable () async throws -> [String]?
    /// The names of everything seen.
    package var names: any NameIndex
    /// What is known of the player, shared by all copies of the profile.
    package var player: any PlayerMemory
    /// What is to be done later, while the prompt goes on.
    package var later: Later
    /// Looks at the surroundings of the shell: terminal, locale, settings, files.
    package var examine: @Sendable () async -> [Finding]
    /// Waits as long as an answer may take without a word; until cancelled, where nothing is ever said.
    package var patience: @Sendable () async throws -> Void
    /// Empties the screen; false where there is none that can be.
    package var clearScreen: @Sendable () -> Bool
    /// By how many seconds this computer's clock is ahead of Spotify's; nil where that is not known.
    package var clockAhead: @Sendable () -> Double?
    /// Draws the picture at an address, so many cells wide; no lines where no terminal shows them.
    package var drawCover: @Sendable (_ url: String, _ columns: Int) async throws(CoverError) -> [String]
    /// Shows an address in the browser; false where there is none.
    package var openAddress: @Sendable (String) async -> Bool
    /// Returns once this key is pressed while a command runs; nil where there are no single keys.
    package var untilKey: (@Sendable (Character) async -> Void)?
    /// Told what failed at a prompt, so that the end of a refusal can be said when it comes.
    package var failed: @Sendable (any Error) -> Void
    /// Tells the user something while the command goes on.
    package var report: @Sendable (Report) -> Void
    /// Says a change instead of making it.
    package var rehearse: @Sendable (Change) async throws -> Void
    /// What becomes of changes.
    package var changes: ChangeHandling
    /// The one way to change anything at Spotify.
    package var perform: @Sendable (Change) async throws -> Void
    /// Whether cached answers will do.
    package var freshness: Freshness
    /// Whether all rows of a list will be pulled, as far as the pipeline tells.
    package var appetite: Appetite
    /// What was left out of lists, as far as nothing has said it.
    package var omissions = OmissionTally()
    /// What listings showed of the library.
    package var seenLibrary = SeenLibrary()
    /// The user ID of the account, as far as it is known without asking.
    package var accountID: String?

    package init(
        spotify: SpotifyClient, authentication: Authentication, time: any TimeSource, history: (any LineHistory)?,
        commands: CommandTable, inheritedListings: @escaping @Sendable () async -> [Listing],
        ask: @escaping @Sendable (Question) async throws -> String, audience: Audience,
        standardInput: @escaping @Sendable () async throws -> String, profiles: Profiles, ledger: any BudgetLedger,
        tracing: Tracing, names: any NameIndex, player: any PlayerMemory,
        files: UserFiles, system: SystemShell, inputLines: @escaping @Sendable () async throws -> [String]?,
        report: @escaping @Sendable (Report) -> Void,
        perform: @escaping @Sendable (Change) async throws -> Void
    ) {
        self.spotify = Self.noting(spotify, in: names)
        self.authentication = authentication
        self.time = time
        self.history = history
        self.commands = commands
        self.inheritedListings = inheritedListings
        self.ask = ask
        self.audience = audience
        self.standardInput = standardInput
        self.profiles = profiles
        self.ledger = ledger
        self.tracing = tracing
        self.names = names
        self.player = player
        self.files = files
        self.system = system
        self.inputLines = inputLines
        estimate = { _ in Estimate(requests: 0, firstBucket: nil, cost: "none") }
        openAddress = { _ in false }
        drawCover = { _, _ throws(CoverError) in [] }
        clockAhead = { nil }
        clearScreen = { false }
        patience = { throw CancellationError() }
        examine = { [] }
        later = .never
        failed = { _ in }
        changes = .made
        rehearse = { change in report(.news(StyledText("Would " + change.sentence + "."))) }
        self.report = report
        self.perform = perform
        freshness = .cacheAllowed
        appetite = .asNeeded
    }
}

/// What a line would cost.
package struct Estimate: Sendable, Equatable {
    /// How many requests it takes at least; nil where only its command's own words tell.
    package var requests: Int?
    /// The bucket of its first request; nil when none would be sent.
    package var firstBucket: Bucket?
    /// What its command says of its cost.
    package var cost: String

    package init(requests: Int?, firstBucket: Bucket?, cost: String) {
        self.requests = requests
        self.firstBucket = firstBucket
        self.cost = cost
    }
}

/// The trace and the tape, as commands see them.
package struct Tracing: Sendable {
    package var log: TraceLog
    package var tape: TapeExchange
    /// Where the trace goes when no file is named.
    package var messages: @Sendable (String) -> Void
    /// Opens a file for lines: at its end, or anew; a file that is there is replaced only when that was said.
    package var open: @Sendable (_ path: String, FileMode) throws -> @Sendable (String) -> Void
    package var read: @Sendable (_ path: String) throws -> String

    package enum FileMode: Sendable { case append, create, replace }

    package init(
        log: TraceLog, tape: TapeExchange, messages: @escaping @Sendable (String) -> Void,
        open: @escaping @Sendable (_ path: String, FileMode) throws -> @Sendable (String) -> Void,
        read: @escaping @Sendable (_ path: String) throws -> String
    ) {
        self.log = log
        self.tape = tape
        self.messages = messages
        self.open = open
        self.read = read
    }
}

/// Who could answer a question, or wait for something.
package enum Audience: Sendable, Equatable {
    case person
    /// A script: nobody answers, but it may wait.
    case script
    /// `--no-input`: nobody answers, and nothing is waited for.
    case nobody
}

/// Something only the user can answer.
package enum Question: Sendable, Equatable {
    case text(String)
    /// Answered without an echo, kept in no history.
    case secret(String)
    /// Yes or no; an empty answer is no. The answer is `yes` or `no`.
    case confirm(String)
    /// Yes or no; an empty answer is yes. The answer is `yes` or `no`.
    case offer(String)
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
    /// A line that stands for the one before it, where a terminal can do that; an empty one takes it away.
    case live(StyledText)
    /// Text for the clipboard, where a terminal can take it.
    case clipboard(String)
}

extension Services {
    /// Asks which of several; the index into `options`.
    package func choose(_ question: String, _ options: [String]) async throws -> Int {
        let answer = try await ask(.choose(question, options: options))
        guard let number = Int(answer), options.indices.contains(number - 1) else { throw AskError.declined }
        return number - 1
    }
}
