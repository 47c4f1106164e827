// Cover pictures: which of several sizes, and what is said where none can be drawn. Fetching and drawing is done at the
// edge of the process.

import Exchange
import Rendering
import SpotifyModel
import Text

extension Console {
    /// How wide a picture is drawn, where the terminal has the room.
    private static let coverColumns = 40

    /// The lines of a picture; none where no terminal shows it, and none but a word about it where it cannot be drawn.
    func cover(_ images: [Image]) async -> [StyledText] {
        guard let url = images.coverURL else {
            report(.news(StyledText("Spotify has no picture of it.", .faint)))
            return []
        }
        do throws(CoverError) {
            return try await drawCover(url, Self.coverColumns).map { StyledText($0, wrapping: .picture) }
        } catch {
            report(.news(StyledText(Self.words(for: error), .warning)))
            return []
        }
    }

    private static func words(for error: CoverError) -> String {
        switch error {
        case .noProgram: "Pictures need chafa, which is not installed. On Debian: apt install chafa"
        case .notFetched: "The picture could not be fetched."
        case .notDrawn: "chafa could not draw the picture."
        }
    }
}

extension [Image] {
    /// The address of the smallest that is good enough for a terminal, else of the largest.
    var coverURL: String? {
        let enough = 300
        let sized = filter { $0.width != nil }.sorted { ($0.width ?? 0) < ($1.width ?? 0) }
        return (sized.first { ($0.width ?? 0) >= enough } ?? sized.last ?? first)?.url
    }
}
