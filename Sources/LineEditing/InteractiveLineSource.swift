// What a source of lines can do when a person sits at it, whichever way the lines are edited.

package import Prompting

/// A source of lines that are typed.
package protocol InteractiveLineSource: LineSource {
    /// Prints text above the line being typed, or at once when none is; from anywhere. It must be sanitised.
    func post(_ text: String)
    /// Makes `next`, now and ever after, return `.terminated(signal:)`; from anywhere.
    func terminate(signal: Int32)
    /// Gives a child of the process the terminal as it was before the first line; between two lines only.
    func lendTerminal()
    /// Takes the terminal back from a child.
    func reclaimTerminal()
    /// Whether what is typed while a command runs stays unseen until the next prompt.
    var hidesTyping: Bool { get }
    /// Returns once this key is pressed, or when the task is cancelled; other keys are lost. Between two lines only. A source
    /// that cannot know of single keys (`hidesTyping` is false) waits for the cancelling.
    func untilKey(_ key: Character) async
    /// Ctrl-C came as a signal: shows it, where the terminal does not.
    func showInterrupt()
    /// Ctrl-C came as a signal, and nothing ran that it could cancel: whoever waits for a line is asked anew.
    func interrupt()
    /// Gives the terminal back as it was; `next` returns `.end` from then on.
    func close()
}
