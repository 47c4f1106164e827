// `doctor`: looks at everything juke needs, one finding after the other, each with what to do about it. The computer is
// examined by `services.computer`, which the edge supplies; two requests look at Spotify.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyAuth
import SpotifyModel
import Text

/// What was found about one thing juke needs.
package struct Finding: Listable, Equatable {
    /// How serious a finding is; `bad` is what keeps juke from working.
    package enum State: String, Sendable { case good, warning, bad }

    /// What was looked at: `login`, `budget`, `network` …
    package var name: String
    /// Whether something has to be done.
    package var state: State
    /// What was found, as half a sentence after the name.
    package var text: String
    /// What to do about it.
    package var remedy: String?
    /// The words of a report that others read, where the text has a name or a path in it; nil where it has none.
    package var reported: String?

    /// A finding; one that is good needs no remedy.
    package init(_ name: String, _ state: State, _ text: String, remedy: String? = nil, reported: String? = nil) {
        self.reported = reported
        self.name = name
        self.state = state
        self.text = text
        self.remedy = remedy
    }

    /// Rows of `doctor`.
    package static var kind: RowKind { "finding" }

    /// State, words and remedy, in the order in which they are read.
    package static let columns = Columns<Finding>(
        [
            .text("state", .shown(rank: 1), help: "good, warning or bad") { $0.state.rawValue },
            .text("text", .shown(rank: 2), help: "what was found") { $0.text }.wrapped,
            .text("remedy", .shown(rank: 3), help: "what to do about it") { $0.remedy }.wrapped,
        ])
}

/// Examines everything.
package struct Doctor: FirstCommand {
    package static let commandName = "doctor"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "check everything juke needs, and say how to mend it",
        examples: [
            .init("doctor", "every check"), .init("doctor | where state != good", "what needs attention"),
        ],
        returns: ["finding"], cost: "2")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Examines the computer, the login, the budget and, only with a login, Spotify. A check that fails is a finding,
    /// not an error; only Ctrl-C ends the command early.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        var (findings, grant) = await Self.examine(using: services)
        guard !services.context.isOffline else {
            findings.append(
                Finding("network", .good, "this shell is offline: nothing is sent", remedy: "offline off"))
            return Self.reply(findings)
        }
        if let grant { findings += try await Self.spotify(grant, using: services) }
        return Self.reply(findings)
    }

    /// What can be found out without a request: the computer, the login, the budget and the own copy.
    static func examine(using services: Services) async -> (findings: [Finding], grant: Grant?) {
        var findings = await services.computer.examine()
        var grant: Grant?
        do {
            grant = try await services.authentication.tokens.grant()
            findings.append(finding(of: grant, using: services))
        } catch AuthError.elsewhere(let made, _) {
            findings.append(
                Finding(
                    "login", .bad, "it was made at \(made.api), and is not sent anywhere else",
                    remedy: "unset JUKE_API_URL and JUKE_ACCOUNTS_URL",
                    reported: "it was made at another address, and is not sent anywhere else"))
        } catch {
            findings.append(
                Finding("login", .bad, "the stored login cannot be read", remedy: "login replaces it"))
        }
        findings += await budget(using: services)
        findings += await copy(using: services)
        if let reason = await services.writer.readOnly() {
            let text = "library and playlists may only be looked at"
            findings.append(Finding("changes", .good, text, remedy: "to allow changes: \(reason.remedy)"))
        }
        return (findings, grant)
    }

    private static func reply(_ findings: [Finding]) -> Reply {
        Reply(
            .rows(
                RowsOutput(
                    table: Kinds.finding, stream: RowStream(findings.map { Row($0) }),
                    presentation: Presentation(numbering: .unnumbered), name: "findings",
                    isListing: false, emptyNote: "Nothing was examined.")))
    }

    /// The login: whether there is one, and whether it ends within 30 days.
    private static func finding(of grant: Grant?, using services: Services) -> Finding {
        guard let grant else {
            return Finding("login", .bad, "not logged in", remedy: "to log in: login")
        }
        let name = grant.displayName ?? grant.userID ?? "no user"
        let made = "made with \(grant.method.rawValue)"
        guard let days = grant.daysLeft(at: services.time.now) else {
            return Finding("login", .good, name, reported: made)
        }
        if days <= 0 {
            return Finding(
                "login", .bad, "\(name); the login has ended", remedy: "login --renew", reported: "\(made); has ended")
        }
        let end = "ends in \(days) day\(days == 1 ? "" : "s")"
        return Finding(
            "login", days <= 30 ? .warning : .good, "\(name); \(end)", remedy: days <= 30 ? "login --renew" : nil,
            reported: "\(made); \(end)")
    }

    /// The budget: a group that Spotify closed, or a file that the copies of juke cannot share.
    private static func budget(using services: Services) async -> [Finding] {
        let spending = await services.shell.ledger.spending(at: services.time.now)
        let closed = spending.closed.keys.map(\.rawValue).sorted()
        guard closed.isEmpty else {
            return [
                Finding(
                    "budget", .warning, "Spotify accepts no requests for " + closed.joined(separator: ", "),
                    remedy: "budget shows until when")
            ]
        }
        let day = spending.day.values.reduce(0, +)
        switch await services.shell.ledger.trouble() {
        case .begunAnew:
            return [
                Finding(
                    "budget", .warning, "its file was replaced by a new one: earlier requests are not counted",
                    remedy: "nothing; stay below your limits today")
            ]
        case .notShared:
            return [
                Finding(
                    "budget", .bad, "its file cannot be used: every juke counts for itself",
                    remedy: "make the folder of juke's state writable: chmod u+w")
            ]
        case nil: break
        }
        return [Finding("budget", .good, "\(day) request\(day == 1 ? "" : "s") in 24 hours")]
    }

    /// The own copy of the library: what is in it, and whether its file is sound; nothing where there is none.
    private static func copy(using services: Services) async -> [Finding] {
        let found = await services.copy.examine()
        guard found.problems.isEmpty else {
            return [
                Finding(
                    "copy", .bad, "its file is damaged: \(found.problems.joined(separator: "; "))",
                    remedy: found.path.map { "delete it, and your library is read again: rm \($0)" })
            ]
        }
        guard found.things > 0 else { return [] }
        let statuses = await services.copy.statuses().values
        var words = "\(found.things) thing\(found.things == 1 ? "" : "s")"
        if found.bytes > 0 { words += ", \((found.bytes + 999_999) / 1_000_000) MB" }
        if let looked = statuses.compactMap(\.checked).min() {
            let age = Int(max(0, services.time.now.timeIntervalSince(looked)))
            words += ", the oldest looked at \(AgeText.text(seconds: age))"
        }
        return [Finding("copy", .good, words)]
    }

    /// Two requests: who is logged in, and which devices there are.
    private static func spotify(_ grant: Grant, using services: Services) async throws -> [Finding] {
        var findings: [Finding] = []
        if grant.method != .clientCredentials {
            do throws(SpotifyError) {
                _ = try await services.spotify.client.send(.me, freshness: .fresh)
                findings.append(Finding("network", .good, "Spotify can be reached"))
                findings += clock(using: services)
                findings.append(Finding("Spotify", .good, "answers"))
            } catch {
                if case .cancelled = error { throw error }
                guard !isOfNetwork(error) else {
                    var finding = Finding("network", error)
                    finding.text = "Spotify " + finding.text
                    return [finding]
                }
                findings.append(Finding("network", .good, "Spotify can be reached"))
                findings += clock(using: services)
                findings.append(Finding("Spotify", error))
                return findings
            }
        }
        guard grant.scopes?.contains(ScopeName.readPlaybackState.text) != false else {
            return findings + [
                Finding(
                    "devices", .warning, "the login does not allow juke to see them",
                    remedy: "login --scope user-read-playback-state")
            ]
        }
        do throws(SpotifyError) {
            let devices = try await services.spotify.client.send(.devices)
            let names = devices.map { Sanitiser.clean($0.name) }.joined(separator: ", ")
            findings.append(
                devices.isEmpty
                    ? Finding(
                        "devices", .warning, "none",
                        remedy: "open Spotify on a phone or computer, or start spotifyd, librespot or soloist")
                    : Finding("devices", .good, names))
        } catch {
            if case .cancelled = error { throw error }
            findings.append(Finding("devices", error))
        }
        return findings
    }

    /// Whether Spotify itself was never reached.
    private static func isOfNetwork(_ error: SpotifyError) -> Bool {
        switch error {
        case .unavailable: true
        case .invalidRequest, .tooLong, .unauthorised, .insufficientScope, .forbidden, .notInDevelopmentMode,
            .ownerNeedsPremium, .userNotRegistered, .premiumRequired, .restriction, .volumeNotControllable,
            .noActiveDevice, .deviceNotFound, .notFound, .rateLimited, .quotaExceeded, .server, .unreadable,
            .unconfirmed, .cancelled,
            .refused:
            false
        }
    }

    /// The clock against the date of the last answer; nothing where answers carry none.
    private static func clock(using services: Services) -> [Finding] {
        guard let ahead = services.computer.clockAhead() else { return [] }
        guard abs(ahead) > clockTolerance else { return [Finding("clock", .good, "agrees with Spotify's clock")] }
        let words = DurationText.text(.seconds(Int64(abs(ahead))))
        return [
            Finding(
                "clock", .warning, "\(words) \(ahead > 0 ? "ahead of" : "behind") Spotify's clock",
                remedy: services.computer.clockRemedy(Int(services.time.now.timeIntervalSince1970 - ahead)))
        ]
    }

    /// In seconds. Tokens are renewed a minute before they expire, so a clock that is off by half of that still does no
    /// harm.
    private static let clockTolerance = 30.0
}
