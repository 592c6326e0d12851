using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>What the learning rate of some parameters is multiplied by.</summary>
/// <param name="Pattern">Which, by name: <c>*</c> is any text, <c>?</c> any character.</param>
/// <param name="Factor">At least 0; 0 for parameters that do not move.</param>
public readonly record struct LearningRateFactor(string Pattern, double Factor)
{
    internal const string Expected = "expected pattern=factor with a factor of at least 0, such as visual.*=0.1";

    /// <summary>Reads <c>pattern=factor</c>.</summary>
    /// <exception cref="InputException">Anything else.</exception>
    public static LearningRateFactor Parse(string text) =>
        TryParse(text, out var factor) ? factor : throw new InputException($"learning rate '{text}': {Expected}");

    /// <summary>Reads <c>pattern=factor</c>; false for anything else.</summary>
    public static bool TryParse(string text, out LearningRateFactor factor)
    {
        ArgumentNullException.ThrowIfNull(text);
        var separator = text.LastIndexOf('=');
        var number = double.NaN;
        var valid = separator > 0
            && double.TryParse(text.AsSpan(separator + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number) && number >= 0;
        factor = valid ? new LearningRateFactor(text[..separator].Trim(), number) : default;
        return valid;
    }
}
