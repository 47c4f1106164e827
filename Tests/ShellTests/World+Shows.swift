// A world with nothing but shows, of one episode each. It has a file of its own because two modules have a
// `WorldCatalogue`.

@testable import SpotifySimulator

extension World {
    /// Replaces the catalogue by so many shows.
    mutating func listOnlyShows(_ count: Int) {
        var spoken = SpokenCatalogue()
        for number in 0..<count {
            spoken.add(
                CatalogueShow(
                    id: CatalogueID("show", ["\(number)"]), name: "Show \(number)", publisher: "P", language: "en",
                    episodes: number..<number))
            spoken.add(
                CatalogueEpisode(
                    id: CatalogueID("episode", ["\(number)"]), name: "Episode \(number)", show: number,
                    milliseconds: 60_000, released: "2026-10-01", explicit: false))
        }
        catalogue = WorldCatalogue(artists: [], albums: [], tracks: [], spoken: spoken)
    }
}
