// Owns what only extended mode can browse: an artist's top tracks, new releases, categories and
// markets (SpotifyContract §3.4).

import Exchange
package import SpotifyModel

extension Endpoint where Response == Several<Track> {
    package static func artistTopTracks(_ id: SpotifyID) -> Endpoint {
        reading("/artists/\(id.text)/top-tracks").extendedModeOnly
    }
}

extension Endpoint where Response == NewReleases {
    package static func newReleases(limit: Int, offset: Int) -> Endpoint {
        reading("/browse/new-releases", query: .page(limit, offset)).extendedModeOnly
    }
}

extension Endpoint where Response == BrowseCategories {
    package static func categories(limit: Int, offset: Int) -> Endpoint {
        reading("/browse/categories", query: .page(limit, offset)).extendedModeOnly
    }
}

extension Endpoint where Response == BrowseCategory {
    package static func category(_ id: String) -> Endpoint {
        reading("/browse/categories/" + PercentEncoding.encoded(id)).extendedModeOnly
    }
}

extension Endpoint where Response == Markets {
    package static var markets: Endpoint { reading("/markets").extendedModeOnly }
}
