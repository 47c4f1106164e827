// What a source of lines can do when a user types them, however the lines are edited. The two ways of editing are
// EditLineSource and PlainLineSource.

package import Prompting

/// A source of lines that are typed.
package protocol InteractiveLineSource: LineSource {
    /// Prints text above the line being typed, or at once when there is none. Every thread may call it.
    /// The text must be sanitised.
    func post(_ text: String)
    /// Makes `next`, now and from then on, return `.terminated(signal:)`. Every thread may call it.
    func terminate(signal: Int32)
    /// Gives a child of the process the terminal as it was before the first line. Only between two lines.
    func lendTerminal()
    /// Takes the terminal back from a child.
    func reclaimTerminal()
    /// Whether what is typed while a command runs stays invisible until the next prompt.
    var hidesTyping: Bool { get }
    /// Lets the user point at things in a list; nil where none can be drawn, and something else has to be asked.
    func choose(_ choices: Choices) async -> Choices.Outcome?
    /// The keys that are pressed from now on, until they are closed; nil where single keys cannot be seen. Only
    /// between two lines.
    func openKeys() -> (any KeySource)?
    /// Ctrl-C came as a signal: shows it, if the terminal does not.
    func showInterrupt()
    /// Ctrl-C came as a signal, and nothing ran that it could cancel: a wait for a line returns `.interrupted`.
    func interrupt()
    /// Gives the terminal back as it was; `next` returns `.end` from then on.
    func close()
}
