// A cover on the terminal: fetched without the login, since pictures are public, and drawn by chafa, which finds out
// what the terminal can do: the graphics of kitty, iTerm2 and sixel, else half blocks in colour. Which picture is shown
// is left to the command.

import Exchange
import Files
import HTTPTypes
import NetworkAdapters
import Shell
import ShellCommands
import SpotifyAPI

/// Fetches and draws pictures.
struct CoverPicture: Sendable {
    /// Sends requests without the login: an access token must not reach a server of pictures.
    let network: any Exchange
    /// Has the PATH on which chafa is found.
    let environment: [String: String]

    /// What chafa writes for the picture, line by line; none where standard output is no terminal.
    func lines(of url: String, columns: Int) async throws(CoverError) -> [String] {
        let output = FileOutput.standardOutput
        guard output.isTerminal else { return [] }
        guard let program else { throw .noProgram }
        let picture = try await fetch(url)
        let width = min(columns, output.width)
        // Cells are about twice as high as wide.
        let size = "\(width)x\(max(1, width / 2))"
        let drawn: String
        do throws(SystemProcessError) {
            drawn = try await ProgramOutput.text(
                of: program, arguments: ["--size", size, "--animate", "off", "--symbols", "half", "-"], input: picture)
        } catch {
            throw .notDrawn
        }
        guard !drawn.isEmpty else { throw .notDrawn }
        return drawn.split(separator: "\n").map(String.init)
    }

    /// The bytes of the picture; every failure means the same to the user.
    private func fetch(_ url: String) async throws(CoverError) -> [UInt8] {
        let address = WebAddress(url)
        guard ["https", "http"].contains(address.scheme), !address.authority.isEmpty else { throw .notFetched }
        let request = HTTPRequest(
            method: .get, scheme: address.scheme, authority: address.authority, path: address.path)
        do {
            let (response, body) = try await network.send(request, body: [])
            guard response.status.kind == .successful, !body.isEmpty else { throw CoverError.notFetched }
            return body
        } catch {
            throw .notFetched
        }
    }

    /// Where chafa is.
    private var program: String? {
        PathName.program("chafa", searching: environment["PATH"] ?? "")
    }
}
