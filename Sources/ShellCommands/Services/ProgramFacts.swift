// What the program and its surroundings say of themselves, for `bug-report`. It is found out at the edge; what of it is
// shown, and how, is left to the command.

/// What is known of the program that runs, and of where it runs.
package struct ProgramFacts: Sendable, Equatable {
    /// A name, and what there is to say.
    package struct Fact: Sendable, Equatable {
        /// `SQLite`, `system` …
        package var name: String
        /// Without anything of the user's.
        package var text: String

        /// A fact of that name.
        package init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// The versions of the program and of what it was made with.
    package var program: [Fact]
    /// The system it runs on.
    package var system: [Fact]
    /// The names of the variables of the environment that juke reads and that are set.
    package var variables: [String]
    /// The commands that ran last, without their arguments, each with its status.
    package var commands: [String]
    /// The report of the last crash; nil where there was none.
    package var crash: String?
    /// What no report may hold, wherever it comes from: the home folder.
    package var secrets: [String]

    /// Facts; without more nothing is known.
    package init(
        program: [Fact] = [], system: [Fact] = [], variables: [String] = [], commands: [String] = [],
        crash: String? = nil, secrets: [String] = []
    ) {
        self.program = program
        self.system = system
        self.variables = variables
        self.commands = commands
        self.crash = crash
        self.secrets = secrets
    }
}
