using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiModalRL.Core;

/// <summary>
/// An environment's id in Gymnasium's grammar, <c>namespace/Name-vN</c>, with the protocol as the namespace.
/// </summary>
/// <param name="Namespace">Word characters, colon, hyphen; empty where there is none.</param>
/// <param name="Name">Word characters, colon, dot, hyphen.</param>
/// <param name="Version">Rises when results stop being comparable.</param>
public sealed partial record EnvironmentId(string Namespace, string Name, int Version)
{
    /// <summary>Reads an id.</summary>
    /// <exception cref="InputException">The text does not follow the grammar.</exception>
    public static EnvironmentId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new InputException($"'{text}' is not an environment id: expected namespace/Name-vN, such as glimpse/GridShapes-v0");

    /// <summary>Reads an id; false where the text does not follow the grammar.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EnvironmentId? id)
    {
        var match = Grammar().Match(text);
        id = match.Success && int.TryParse(match.Groups["version"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new EnvironmentId(match.Groups["namespace"].Value, match.Groups["name"].Value, version)
            : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        (Namespace.Length > 0 ? Namespace + "/" : "") + Name + "-v" + Version.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?:(?<namespace>[\w:-]+)/)?(?<name>[\w:.-]+?)-v(?<version>[0-9]{1,9})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
