using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiModalRL.Evaluation;

/// <summary>Verdicts in JSON: <c>dominates</c>, <c>cheaper-noninferior</c>, <c>trade-off</c>, <c>dominated</c>.</summary>
internal sealed class VerdictJsonConverter() : JsonStringEnumConverter<Verdict>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
