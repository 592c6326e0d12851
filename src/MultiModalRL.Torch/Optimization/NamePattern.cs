using System.IO.Enumeration;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>Patterns of parameter names: <c>*</c> is any text (dots too), <c>?</c> any character; case counts.</summary>
public static class NamePattern
{
    /// <summary>Whether a name is of a pattern.</summary>
    public static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    /// <summary>Refuses patterns that no name is of.</summary>
    /// <param name="option">What they were given as, for the message.</param>
    /// <param name="patterns">The patterns.</param>
    /// <param name="names">The names there are.</param>
    /// <exception cref="InputException">Some match nothing: all of them, and the names.</exception>
    public static void Require(string option, IEnumerable<string> patterns, IReadOnlyCollection<string> names)
    {
        string[] idle = [.. patterns.Where(pattern => !names.Any(name => Matches(pattern, name))).Select(pattern => $"'{pattern}'")];
        if (idle.Length > 0)
        {
            throw new InputException($"{option}: {string.Join(", ", idle)} matches no parameter; there are {string.Join(", ", names)}");
        }
    }
}
