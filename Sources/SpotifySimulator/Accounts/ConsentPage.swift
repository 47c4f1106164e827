// The page a browser shows for a request for consent. It has no script, loads nothing from elsewhere,
// escapes every word, and is light or dark as the system is. Its form carries the nonce of this one request,
// so no other page can submit it.

import HTTPTypes

/// The HTML consent page and the headers that protect it: nothing may run or be loaded, no other site may frame
/// the page, and no address may leak to the client by a referrer.
enum ConsentPage {
    /// The page for a request that was found valid.
    static func answer(
        for pending: AccountsState.PendingConsent, nonce: Secret, users: [SimulatedUser],
    ) -> WireAnswer {
        let target = RedirectURI(pending.redirectURI)
        var headers = headers(formTargets: target.map { [$0.source] } ?? [])
        headers[.contentType] = "text/html; charset=utf-8"
        let page = html(pending, nonce: nonce, users: users)
        return WireAnswer(.ok, headers: headers, body: Array(page.utf8))
    }

    /// The headers of everything the consent page leads through. Browsers apply `form-action` to the redirect
    /// after a form as well, so the client's own address has to be named there.
    static func headers(formTargets: [String]) -> HTTPFields {
        var headers = HTTPFields()
        let targets = (["'self'"] + formTargets).joined(separator: " ")
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; form-action \(targets); base-uri 'none'; "
            + "frame-ancestors 'none'"
        headers[.cacheControl] = "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in [("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY")] {
            if let field = HTTPField.Name(name) { headers[field] = value }
        }
        return headers
    }

    /// The page. Every text that a client or a world can choose passes `escape`.
    private static func html(
        _ pending: AccountsState.PendingConsent, nonce: Secret, users: [SimulatedUser],
    ) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Log in — simulated Spotify account</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        <p class="note">Simulator — this is not spotify.com, and no real account is involved.</p>
        <h1>Allow this app to use your account?</h1>
        <form method="post" action="/authorize/decision">
        <input type="hidden" name="nonce" value="\(escape(nonce.value))">
        \(choice(of: users))
        <p>App <code>\(escape(pending.clientID))</code> asks to:</p>
        <ul>\(permissions(pending.scopes))</ul>
        <div class="decision">
        <div class="buttons">
        <button name="decision" value="allow" class="primary">Allow</button>
        <button name="decision" value="deny">Cancel</button>
        </div>
        <p class="small">You will go back to <code>\(escape(pending.redirectURI))</code>.</p>
        </div>
        </form>
        </main>
        </body>
        </html>

        """
    }

    /// The list of what the app asks for, in words and by scope.
    private static func permissions(_ scopes: [String]) -> String {
        guard !scopes.isEmpty else { return "<li>Read what is public</li>" }
        return scopes.map { name in
            let words = Scope(rawValue: name)?.permission ?? name
            return "<li>\(escape(words)) <small>\(escape(name))</small></li>"
        }.joined(separator: "\n")
    }

    /// The choice of the user; nothing when there is only one.
    private static func choice(of users: [SimulatedUser]) -> String {
        guard users.count > 1 else { return "" }
        let options = users.enumerated().map { place, user in
            // A form needs one choice made, and the first user is the one that a script
            // without a choice gets as well.
            let mark = place == 0 ? " checked" : ""
            let name = escape(user.displayName ?? user.id)
            return "<label><input type=\"radio\" name=\"user\" value=\"\(escape(user.id))\"\(mark)> \(name)</label>"
        }
        return "<fieldset><legend>Log in as</legend>\n\(options.joined(separator: "\n"))\n</fieldset>"
    }

    /// Text made harmless inside elements and quoted attributes.
    static func escape(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #17201a; --paper: #f4f6f4; --card: #fff; --line: #d5dbd6;
          --accent: #147a3c; --on-accent: #fff; --quiet: #56615a }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eee9; --paper: #101512; --card: #1a211c;
          --line: #323c35; --accent: #3ecf75; --on-accent: #06210f; --quiet: #9aa79e } }
        * { box-sizing: border-box }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
          background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
        main { width: 100%; max-width: 38rem; padding: 2rem 2rem 0; background: var(--card);
          border: 1px solid var(--line); border-radius: .75rem }
        h1 { font-size: 1.35rem; line-height: 1.25; margin: 1rem 0; text-wrap: balance }
        ul { padding: 0; margin: 0; list-style: none }
        li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; align-items: baseline;
          padding: .2rem 0; border-bottom: 1px solid var(--line) }
        code { overflow-wrap: anywhere; font-size: .9em }
        small, .small, .note { color: var(--quiet); font-size: .85rem } .note, .small { margin: 0 }
        fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; accent-color: var(--accent) }
        label { display: inline-block; padding: .35rem 1.5rem .35rem 0 }
        .decision { position: sticky; bottom: 0; padding: 1rem 0 1.5rem; background: var(--card) }
        .buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-bottom: .75rem }
        button { font: inherit; padding: .6rem 1.6rem; border-radius: 2rem; border: 1px solid var(--line);
          background: transparent; color: inherit; cursor: pointer }
        button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent);
          font-weight: 600 }
        button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
        """
}
