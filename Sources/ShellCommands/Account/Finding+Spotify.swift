// What an error of Spotify's means as a finding of `doctor`. A finding is half a sentence beside the name of what was
// looked at, so its words are others than those of the same error after a command, which Shell's diagnostics have.

import SpotifyAPI

extension Finding {
    /// Something that does not work because of the error.
    init(_ name: String, _ error: SpotifyError) {
        let (text, remedy) = Self.words(for: error)
        self.init(name, .bad, text, remedy: remedy)
    }

    private static func words(for error: SpotifyError) -> (text: String, remedy: String) {
        switch error {
        case .ownerNeedsPremium:
            ("the owner of the app has no Premium", "the owner of the app needs Premium; a change takes some hours")
        case .userNotRegistered:
            (
                "this account is not among the users of the app",
                "add yourself at developer.spotify.com/dashboard, your app, User Management"
            )
        case .unavailable:
            ("cannot be reached", "check the network, and a proxy if there is one (HTTPS_PROXY)")
        case .server(let status, _): ("answers with error \(status)", "wait; the fault is Spotify's")
        case .unauthorised: ("does not accept the login", "login --renew")
        case .rateLimited, .quotaExceeded: ("accepts no requests at the moment", "budget")
        case .unreadable, .unconfirmed:
            (
                "answers with something that is not its Web API",
                "if this network needs a login of its own, open a web page first"
            )
        case .insufficientScope: ("the login lacks a permission", "login --renew")
        case .invalidRequest, .tooLong, .forbidden, .notInDevelopmentMode, .premiumRequired, .restriction,
            .volumeNotControllable, .noActiveDevice, .deviceNotFound, .notFound, .cancelled:
            ("refuses the request", "trace on shows the request")
        case .refused: ("was not asked", "budget")
        }
    }
}
