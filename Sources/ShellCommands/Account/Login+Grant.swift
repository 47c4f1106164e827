// How a login gets its tokens: by a consent, by the address a browser ended up at, by the app alone, or from another
// program's file; and which app it is for.

import CommandLanguage
import Exchange
import Rendering
import SpotifyAuth

extension Login {
    /// The tokens, by the way the line chose. The app and its method are remembered before they are returned.
    /// - Parameter before: the login there was, whose app and scopes are used again.
    func grant(before: Grant?, in session: Session, using services: Services) async throws -> Grant {
        switch origin {
        case .consent(let opening, let consent):
            if try await method(in: session, using: services) == .clientCredentials {
                return try await ofTheApp(before: before, in: session, using: services)
            }
            let opening = try opening.named(in: services.authentication)
            let login = try await request(consent, before: before, in: session, using: services)
            let grant = try await consented(login, opening, using: services)
            return try await remembered(grant, login, using: services)
        case .answer(let address):
            return try await answered(address, before: before, in: session, using: services)
        case .clientCredentials: return try await ofTheApp(before: before, in: session, using: services)
        case .file(let path):
            return try await imported(path, before: before, in: session, using: services)
        }
    }

    /// A login of the app alone (SpotifyContract §2.4).
    private func ofTheApp(before: Grant?, in session: Session, using services: Services) async throws -> Grant {
        let client = try await client(.clientCredentials, before: before, in: session, using: services)
        let answer = try await services.authentication.accounts.clientCredentials(as: client)
        let grant = Grant(answer, for: client, at: services.time.now, authorizedAt: nil)
        return try await remembered(grant, LoginRequest(client: client, scopes: []), using: services)
    }

    /// Keeps the app for the next login, and its secret with the grant where that is its only place.
    private func remembered(_ grant: Grant, _ login: LoginRequest, using services: Services) async throws -> Grant {
        let authentication = services.authentication
        let app = RememberedApp(
            clientID: login.client.clientID, method: login.client.method, redirect: login.redirect,
            scopes: grant.scopes ?? login.scopes)
        // Without it the next login asks again, which is no reason for this one to fail.
        try? await authentication.apps.remember(app)
        try? await authentication.pending.keep(nil)
        var grant = grant
        if authentication.environmentSecret == nil { grant.clientSecret = login.client.secret }
        return grant
    }

    // MARK: - By consent

    /// Gets the consent in a browser. A person may paste the address meanwhile, a script only waits, and with
    /// `--no-input` a real login is only begun: the address is shown, and `consentPending` is thrown.
    private func consented(
        _ login: LoginRequest, _ opening: Authentication.Opening, using services: Services
    ) async throws -> Grant {
        let authentication = services.authentication
        let show: @Sendable (LoginStep) -> Void = {
            services.console.report(.news(StyledText(LoginGuide.words(for: $0))))
        }
        do throws(AuthError) {
            switch services.console.audience {
            case .person:
                return try await authentication.authorize(login, opening, Self.paste(using: services), show)
            case .script: return try await authentication.authorize(login, opening, nil, show)
            case .noOne:
                guard authentication.builtIn != nil, opening != .browser, opening != .printed else {
                    throw .consentPending
                }
                return try await authentication.authorize(login, opening, nil, show)
            }
        } catch {
            guard error == .consentPending else { throw error }
            try await begin(login, using: services)
            throw error
        }
    }

    /// Asks for the address until one is given; what was wrong with the one before is said first.
    private static func paste(using services: Services) -> AuthorizationCodeFlow.Paste {
        { fault async throws(AuthError) in
            if let fault { services.console.report(.news(StyledText(LoginGuide.notAnAnswer(fault), .warning))) }
            do { return try await services.console.ask(.secret(LoginGuide.pasteQuestion)) } catch { throw .cancelled }
        }
    }

    /// Shows the address, and keeps the login until a later `login --redirect-url` brings the answer.
    private func begin(_ login: LoginRequest, using services: Services) async throws {
        let (pending, address) = services.authentication.flow(services.time).begin(login)
        try await services.authentication.pending.keep(pending)
        services.console.report(.news(StyledText(LoginGuide.words(for: .address(address)))))
    }

    // MARK: - By the address a browser ended up at

    /// Finishes a login that an earlier run began, with the address the browser ended up at.
    private func answered(
        _ address: String?, before: Grant?, in session: Session, using services: Services
    ) async throws -> Grant {
        let authentication = services.authentication
        // Without a login that was begun there is nothing an address could be the answer to.
        guard var pending = await authentication.pending.pendingLogin(), pending.isOpen(at: services.time.now) else {
            throw AuthError.noPendingLogin
        }
        let callback: String
        if let address { callback = address } else { callback = try await services.console.readLine() }
        if pending.client.method == .secret {
            pending.client.secret = try await secret(in: session, before: before, using: services)
        }
        let grant = try await finished(pending, with: callback, using: services)
        let redirect = LoopbackRedirect(pending.request.redirectURI) ?? .standard
        return try await remembered(
            grant, LoginRequest(client: pending.client, scopes: pending.request.scopes, redirect: redirect),
            using: services)
    }

    /// Ends the login that was begun. An address that is no answer to it leaves it waiting; one that is ends it, also
    /// when it brings nothing.
    private func finished(
        _ pending: PendingLogin, with callback: String, using services: Services
    ) async throws(AuthError) -> Grant {
        let authentication = services.authentication
        do throws(AuthError) {
            return try await authentication.flow(services.time).finish(pending, with: callback)
        } catch {
            switch error {
            case .stateMismatch: throw .stillPending(.otherLogin)
            case .unusableCallback: throw .stillPending(.noAnswer)
            case .denied, .consentFailed, .codeRefused: try? await authentication.pending.keep(nil)
            case .notLoggedIn, .loginEnded, .invalidClient, .timedOut, .consentPending, .noPendingLogin, .stillPending,
                .paused, .tokenEndpoint, .tokenEndpointUnreadable, .unavailable, .store, .imported, .cancelled,
                .missingSecret, .elsewhere, .misconfigured:
                break
            }
            throw error
        }
    }

    // MARK: - From another program

    /// Takes over the refresh token in another program's file. Spotify may replace a refresh token when it is used (RFC
    /// 6749 §6), so the other program may have to log in again.
    private func imported(
        _ path: String, before: Grant?, in session: Session, using services: Services
    ) async throws -> Grant {
        let authentication = services.authentication
        let bytes: [UInt8]
        do { bytes = try authentication.readFile(path) } catch { throw AuthError.imported(error) }
        guard let found = ImportedLogin(bytes: bytes) else { throw AuthError.imported(.noToken(path: path)) }
        let method = try await method(in: session, using: services)
        let client = try await client(
            method == .clientCredentials ? .pkce : method, before: before, in: session, using: services)
        let answer: TokenAnswer
        do throws(AuthError) {
            answer = try await authentication.accounts.takeOver(found.refreshToken, as: client)
        } catch {
            // No login of this shell's ended by that.
            if case .loginEnded(let end) = error { throw AuthError.imported(.refused(end)) }
            throw error
        }
        // When the consent was given is not in the file, so the end of the login is not known.
        var grant = Grant(answer, for: client, at: services.time.now, authorizedAt: nil)
        grant.refreshToken = answer.refreshToken ?? found.refreshToken
        grant.scopes = answer.scopes ?? found.scopes
        return try await remembered(
            grant, LoginRequest(client: client, scopes: grant.scopes ?? []), using: services)
    }
}

// MARK: - Which app

extension Login {
    /// What to ask consent for: every scope a command needs, those the same app was already given, and those of
    /// `--scope`. Scopes of another app are not carried over.
    private func request(
        _ consent: ConsentPrompt, before: Grant?, in session: Session, using services: Services
    ) async throws -> LoginRequest {
        let remembered = await services.authentication.apps.rememberedApp()
        if consent == .always, before == nil, remembered == nil { throw AuthError.notLoggedIn }
        let method = try await method(in: session, using: services)
        let client = try await client(method == .secret ? .secret : .pkce, before: before, in: session, using: services)
        let isSameApp = client.clientID == (before?.clientID ?? remembered?.clientID)
        let granted = isSameApp ? before?.scopes ?? remembered?.scopes ?? [] : []
        var scopes: [String] = []
        for scope in Catalogue.scopes.map(\.text) + granted + moreScopes where !scopes.contains(scope) {
            scopes.append(scope)
        }
        return LoginRequest(
            client: client, scopes: scopes, redirect: redirect(in: session, remembered: remembered),
            consent: consent)
    }

    /// A flag, what is set, how the last login was made, PKCE.
    private func method(in session: Session, using services: Services) async throws -> AuthMethod {
        if usesSecret { return .secret }
        let (text, origin) = session.settings.value("auth.method")
        if origin == .preset {
            let remembered = await services.authentication.apps.rememberedApp()?.method
            return remembered == .secret ? .secret : .pkce
        }
        // The setting takes no other words than the methods.
        return AuthMethod(rawValue: text) ?? .pkce
    }

    /// Where the browser is sent back to: what is set, or what the last login used.
    private func redirect(in session: Session, remembered: RememberedApp?) -> LoopbackRedirect {
        let (text, origin) = session.settings.value("auth.redirect-uri")
        if origin == .preset, let remembered { return remembered.redirect }
        // The setting takes nothing else than a redirect.
        return LoopbackRedirect(text) ?? .standard
    }

    /// The app, with its secret where the method needs one.
    private func client(
        _ method: AuthMethod, before: Grant?, in session: Session, using services: Services
    ) async throws -> ClientRegistration {
        let clientID = try await clientID(method, before: before, in: session, using: services)
        var client = ClientRegistration(clientID: clientID, method: method)
        switch method {
        case .pkce: break
        case .secret, .clientCredentials:
            let known = before?.clientID == clientID ? before : nil
            client.secret = try await secret(in: session, before: known, using: services)
        }
        return client
    }

    /// The environment's secret, the file's, the last login's, or one that is asked for; never an argument.
    private func secret(in session: Session, before: Grant?, using services: Services) async throws -> Secret {
        let authentication = services.authentication
        if let secret = authentication.environmentSecret { return secret }
        let file = session.settings["auth.secret-file"]
        if !file.isEmpty {
            let bytes: [UInt8]
            do { bytes = try authentication.readFile(file) } catch {
                throw AuthError.misconfigured("the file named by auth.secret-file cannot be read")
            }
            let text = String(decoding: bytes.prefix(256), as: UTF8.self).filter { !$0.isWhitespace }
            guard !text.isEmpty else { throw AuthError.misconfigured("the file named by auth.secret-file is empty") }
            return Secret(text)
        }
        if let secret = authentication.builtIn?.secret ?? before?.clientSecret { return secret }
        guard services.console.audience == .person else { throw AuthError.missingSecret }
        return Secret(try await services.console.ask(.secret(LoginGuide.secretQuestion)))
    }

    /// A flag, what is set, the demo's, the last login's, or one that is asked for with the guide before it.
    private func clientID(
        _ method: AuthMethod, before: Grant?, in session: Session, using services: Services
    ) async throws -> String {
        if let givenClientID { return givenClientID }
        if let builtIn = services.authentication.builtIn { return builtIn.clientID }
        let set = session.settings["client-id"]
        if !set.isEmpty { return set.lowercased() }
        if let known = before?.clientID { return known }
        if let app = await services.authentication.apps.rememberedApp() {
            // Typed once, but no login came of it: it may be the wrong one.
            if app.scopes.isEmpty, services.console.audience == .person {
                services.console.report(.news(StyledText(LoginGuide.typedBefore(app.clientID))))
            }
            return app.clientID
        }
        return try await askedClientID(method, in: session, using: services)
    }

    /// Asks until a client ID is typed, after the guide; what is no client ID is never sent.
    private func askedClientID(
        _ method: AuthMethod, in session: Session, using services: Services
    ) async throws -> String {
        let redirect = redirect(in: session, remembered: nil)
        if services.console.audience == .person {
            for line in LoginGuide.firstLogin(redirect: redirect) { services.console.report(.news(StyledText(line))) }
        }
        while true {
            let typed = try await services.console.ask(.text(LoginGuide.clientIDQuestion))
            if Authentication.isClientID(typed) {
                let clientID = typed.lowercased()
                // A user who leaves the consent page to look something up need not type it again.
                try? await services.authentication.apps.remember(
                    RememberedApp(clientID: clientID, method: method, redirect: redirect))
                return clientID
            }
            services.console.report(.news(StyledText(LoginGuide.notAClientID(typed), .warning)))
        }
    }
}
