// `login`: every way into an account, from the user's side. What the user asks for is understood here; how the tokens
// are obtained is in Login+Grant, the words shown on the way are in LoginGuide. Checks and waiting belong to
// SpotifyAuth.

package import CommandLanguage
import Library
import Prompting
import Rendering
import SpotifyAPI
package import SpotifyAuth
import SpotifyModel
import Text

/// Why a login brought nothing, and whether there is another.
package struct LoginError: Error, Sendable, Equatable {
    /// What went wrong.
    package var error: AuthError
    /// Whether the login from before is kept, so that the user is still logged in.
    package var keepsLogin: Bool
    /// It was to be a login of the app alone.
    package var isForApp: Bool
}

/// Logs in at Spotify.
package struct Login: FirstCommand {
    static let clientID = CommandOption<String>(
        "client-id", value: "ID", help: "the client ID of your Spotify app",
        parse: { word throws(UsageError) in
            guard Authentication.isClientID(word.text) else {
                throw UsageError(
                    .invalidValue(word.text, expected: "a client ID: 32 hexadecimal digits"), at: word.span)
            }
            return word.text.lowercased()
        })
    static let withSecret = CommandFlag("with-secret", help: "use the app's client secret; it is asked for")
    static let clientCredentials = CommandFlag("client-credentials", help: "the catalogue only, without a user")
    static let noBrowser = CommandFlag("no-browser", help: "print the address instead of opening it")
    static let browser = CommandFlag("browser", help: "with --demo: consent in a real browser")
    static let person = CommandOption<String>(
        "as", value: "NAME", help: "with --demo: log in as this person, such as Mira",
        parse: { word throws(UsageError) in word.text })
    static let renew = CommandFlag("renew", help: "renew the consent for six months; keep the rest")
    static let scope = CommandOption<[String]>(
        "scope", value: "S", help: "ask for this permission, too; several with commas",
        candidates: .words(Scope.known.map { Candidate($0.rawValue) }),
        parse: { word throws(UsageError) in
            try Login.scopes(word)
        })
    static let importing = CommandOption<String>(
        "import", value: "FILE", help: "take over the login of pytify or spotipy", candidates: .files,
        parse: { word throws(UsageError) in word.text })
    static let redirectURL = CommandOption<String>(
        "redirect-url", value: .choice(["URL", "-"]), help: "the address the browser ended up at; - reads it",
        parse: { word throws(UsageError) in word.text })

    package static let commandName = "login"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "log in at Spotify",
        details: """
            Opens Spotify's consent page in a browser and waits for the answer at http://127.0.0.1. You can also paste \
            the address the browser ends up at, for example over SSH. You need a Spotify app of your own \
            (developer.spotify.com/dashboard) with the redirect URI http://127.0.0.1/callback, without a port; its \
            owner needs Premium, and you must be among its users. With --no-input, login prints the address and exits \
            with 3; login --redirect-url - finishes it. The secret is asked for, or comes from JUKE_CLIENT_SECRET or \
            the file named by auth.secret-file. A login ends six months after the consent; --renew adds six more.
            """,
        options: [
            clientID.spec, withSecret.spec, clientCredentials.spec, noBrowser.spec, browser.spec, person.spec,
            renew.spec, scope.spec, importing.spec, redirectURL.spec,
        ],
        examples: [
            .init("login", "log in, opening a browser"), .init("login --no-browser", "print the address to open"),
            .init("login --renew", "six more months"),
            .init("login --scope user-top-read", "allow more, and keep the rest"),
            .init("login --import ~/.pytify", "take over a refresh token"),
        ],
        cost: "1, and 1 at the token endpoint", effect: .session)

    /// Where the tokens come from.
    enum Origin: Equatable {
        /// By the consent page, opened as `Opening` says.
        case consent(Authentication.Opening, ConsentPrompt)
        /// The address a browser ended up at, in the line or on standard input for nil.
        case answer(String?)
        /// By the app alone, without a user.
        case clientCredentials
        /// From another program's file.
        case file(String)
    }

    let origin: Origin
    let givenClientID: String?
    let usesSecret: Bool
    let moreScopes: [String]
    /// Whether the dry run is of this command, not of everything.
    let isOwnRehearsal: Bool

    /// Refuses options that exclude each other here, before any file is read or request sent.
    package init(_ input: ParsedInput) throws(UsageError) {
        isOwnRehearsal = input.has(CommonOptions.dryRun)
        givenClientID = try input.value(Self.clientID)
        usesSecret = input.has(Self.withSecret)
        moreScopes = try input.value(Self.scope) ?? []
        let file = try input.value(Self.importing)
        let address = try input.value(Self.redirectURL)
        let ways: [(name: String, isAsked: Bool)] = [
            ("--import", file != nil), ("--redirect-url", address != nil),
            ("--client-credentials", input.has(Self.clientCredentials)), ("--renew", input.has(Self.renew)),
        ]
        let asked = ways.filter(\.isAsked).map(\.name)
        guard asked.count < 2 else { throw UsageError(.option(.conflict(asked[0], asked[1])), at: input.span) }
        let person = try input.value(Self.person)
        let openings =
            [Self.noBrowser, Self.browser].filter { input.has($0) }.map { "--" + $0.spec.name }
            + (person == nil ? [] : ["--as"])
        guard openings.count < 2 else { throw UsageError(.option(.conflict(openings[0], openings[1])), at: input.span) }
        if let way = asked.first, way != "--renew", let opening = openings.first {
            throw UsageError(.option(.conflict(way, opening)), at: input.span)
        }
        if input.has(Self.clientCredentials), usesSecret || !moreScopes.isEmpty {
            throw UsageError(
                .option(.conflict("--client-credentials", usesSecret ? "--with-secret" : "--scope")), at: input.span)
        }
        if let file {
            origin = .file(file)
        } else if let address {
            origin = .answer(address == "-" ? nil : address)
        } else if input.has(Self.clientCredentials) {
            origin = .clientCredentials
        } else {
            let opening: Authentication.Opening =
                input.has(Self.noBrowser)
                ? .printed : input.has(Self.browser) ? .browser : person.map { .person($0) } ?? .preferred
            origin = .consent(opening, input.has(Self.renew) ? .always : .whenNeeded)
        }
    }

    /// Logs in, keeps the tokens, and only then asks Spotify who the user is: if that request fails, the login is not
    /// lost.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        // The login of the demo is gone with it, so a dry run of a whole script may log in there.
        guard services.context.changes == .made || services.shell.profiles.isDemo && !isOwnRehearsal else {
            return Reply(.note(StyledText("Would log in. Nothing was sent, and no browser was opened.")))
        }
        guard !services.context.isOffline else { throw OfflineError.needsNetwork }
        let authentication = services.authentication
        let before = try await present(using: services)
        // No user is to give a consent, and no token is to be spent, for a login that could not be kept.
        try await authentication.tokens.checkStorable()
        let grant: Grant
        defer { authentication.tokens.renewals.loginIsKept() }
        do {
            grant = try await self.grant(before: before, in: session, using: services)
        } catch let error as AuthError {
            throw LoginError(error: error, keepsLogin: before != nil, isForApp: origin == .clientCredentials)
        }
        do {
            try await authentication.tokens.adopt(grant)
        } catch {
            if services.console.audience == .person {
                services.console.report(.news(StyledText("The login lasts until this shell ends.", .warning)))
            }
            throw error
        }
        guard grant.method != .clientCredentials else {
            let name = "client credentials"
            return Reply(
                .note(StyledText("Logged in with client credentials: for the catalogue, without a user.", .success)),
                changes: [.signedIn(name: name)])
        }
        let user = try await services.spotify.client.send(.me, freshness: .fresh)
        let name = user.displayName ?? user.id
        try await authentication.tokens.update { grant in
            grant.displayName = name
            grant.userID = user.id
        }
        var changes: [SessionChange] = [.signedIn(name: name)]
        if let known = before?.userID, known != user.id {
            // What was learnt through the login of another account is forgotten.
            await authentication.forgetCache()
            await services.plays.forget()
            changes.insert(.signedOut, at: 0)
        }
        let isNew = before == nil && origin != .consent(.preferred, .always)
        let isPerson = services.console.audience == .person
        var next = isNew && isPerson ? "\n" + LoginGuide.firstSteps : ""
        if isPerson, let cost = await SyncForecast(SyncScope(), copy: services.copy).sentence(at: session.pace) {
            next += "\n" + cost
        }
        return Reply(.note(StyledText(LoginGuide.greeting(name, grant) + next, .success)), changes: changes)
    }

    /// The login there is. One that cannot be read is replaced by the new one, except where the new one could not be
    /// kept either: then the user is not sent to the consent page in vain.
    private func present(using services: Services) async throws -> Grant? {
        do throws(AuthError) {
            return try await services.authentication.tokens.grant()
        } catch {
            guard case .store(.notOurs(_, let what)) = error, what != .tooLarge else { return nil }
            throw error
        }
    }

    /// The scopes of `--scope`, separated by commas or spaces; an unknown one is refused with the nearest known.
    private static func scopes(_ word: Word) throws(UsageError) -> [String] {
        let known = Scope.known.map(\.rawValue)
        let scopes = word.text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
        for scope in scopes where !known.contains(scope) {
            let nearest = Suggestion.nearest(to: scope, among: known)
            throw UsageError(
                .invalidValue(
                    scope, expected: nearest.first.map { "a scope such as \($0)" } ?? "one of Spotify's scopes"),
                at: word.span)
        }
        return scopes
    }
}
