// A name of the user's that stands for nothing, with those that are spelled most like it. Its sentence is in
// Diagnostic+Variables.

import CommandLanguage

/// A name of the user's that stands for nothing.
package struct UnknownName: Error, Sendable, Equatable {
    /// What it should name.
    package enum Subject: Sendable, Equatable { case variable, function, alias, abbreviation, rule }

    /// What it should name.
    package var subject: Subject
    /// What was typed.
    package var name: String
    /// The names that are spelled most like it.
    package var nearest: [String]

    init(_ subject: Subject, _ name: String, among known: [String]) {
        self.subject = subject
        self.name = name
        nearest = Suggestion.nearest(to: name, among: known.sorted())
    }
}
