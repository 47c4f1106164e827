// What a setting can be set to. A value is read here wherever it comes from: a line with `set`, typed or in the
// start-up file, or a variable of the environment. The caller says what was wrong with a text that does not fit.

import CommandLanguage
import Prompting
import SpotifyAPI
import SpotifyAuth

/// What a setting takes, and how a text that is given for it is read.
package enum SettingParser: Sendable, Equatable {
    /// One of these words; `yes` is `on` where that is one of them.
    case words([String])
    /// How fast requests may be sent.
    case pace
    /// The client ID of a Spotify app.
    case clientID
    /// The redirect URI of a Spotify app.
    case redirectURI
    /// What a part of the line being typed looks like.
    case style
    /// The name of a device, which need not be there.
    case deviceName
    /// The path of a file, which need not be there.
    case path

    /// What a text means.
    package enum Reading: Sendable, Equatable {
        case value(String)
        /// `default`: the value that it has without this text.
        case usual
    }

    /// What a text means.
    ///
    /// - Throws: What could be written instead.
    package func read(_ text: String) throws(UnfitValue) -> Reading {
        if text == "default" { return .usual }
        guard let value = value(of: text) else { throw UnfitValue(text: text, expected: expected) }
        return .value(value)
    }

    private func value(of text: String) -> String? {
        switch self {
        case .words(let words):
            let word = OnOff.word(text, among: words)
            return words.contains(word) ? word : nil
        case .pace: return Pace(setting: text) == nil ? nil : text
        case .clientID: return Authentication.isClientID(text) ? text : nil
        case .redirectURI: return LoopbackRedirect(text) == nil ? nil : text
        case .style: return LineStyle(text) == nil ? nil : text
        case .deviceName, .path: return text
        }
    }

    /// Whether no value of it can name a person, an app, a device or a folder.
    var isImpersonal: Bool {
        switch self {
        case .words, .pace, .style: true
        case .clientID, .redirectURI, .deviceName, .path: false
        }
    }

    /// Whether messages may show a text that was given for it. What is no client ID may be the secret of the same app.
    var isShown: Bool {
        switch self {
        case .words, .pace, .redirectURI, .style, .deviceName, .path: true
        case .clientID: false
        }
    }

    /// What can be written, as it follows “must be”.
    private var expected: String {
        switch self {
        case .words(let words): "one of \(words.joined(separator: ", "))"
        case .pace: "standard, off, or a number of requests a second"
        case .clientID: "32 hexadecimal digits"
        case .redirectURI: "an address like http://127.0.0.1/callback, as registered"
        case .style: "a colour or an effect such as red, bright-blue, bold, red+underline or none"
        case .deviceName: "the name of a device"
        case .path: "a path"
        }
    }
}

/// A text that a setting does not take.
package struct UnfitValue: Error, Sendable, Equatable {
    /// What was given.
    package var text: String
    /// What can be written.
    package var expected: String

    /// A text, and what can be written in its place.
    package init(text: String, expected: String) {
        self.text = text
        self.expected = expected
    }
}

/// A variable of the environment whose text its setting does not take.
package struct UnfitVariable: Sendable, Equatable {
    /// The name of the variable.
    package var name: String
    /// What it holds; nil where that may be a client ID or a secret in its place, which no message shows.
    package var text: String?
    /// What can be written.
    package var expected: String

    /// A variable, what it holds, and what can be written.
    package init(_ name: String, text: String?, expected: String) {
        self.name = name
        self.text = text
        self.expected = expected
    }
}
