using System.Text.Json.Serialization;

namespace MultiModalRL.Evaluation;

/// <summary>What a paired comparison of a with b lets us claim about a.</summary>
[JsonConverter(typeof(VerdictJsonConverter))]
public enum Verdict
{
    /// <summary>More accurate and cheaper: both 95 % intervals exclude 0 (intersection–union test).</summary>
    Dominates,

    /// <summary>The accuracy interval lies above −0.5 points and the cost is at least 30 % lower.</summary>
    CheaperNoninferior,

    /// <summary>Nothing of the rest can be claimed.</summary>
    TradeOff,

    /// <summary>Less accurate and dearer: b dominates a.</summary>
    Dominated,
}
