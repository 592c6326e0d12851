namespace MultiModalRL.Datasets;

/// <summary>A question of CLEVR.</summary>
/// <param name="Id">Its index in the part, or its row.</param>
/// <param name="Text">The question.</param>
/// <param name="Answer">The answer; null where none is published.</param>
/// <param name="Image">The image's number.</param>
/// <param name="Function">The last function of its program, such as <c>query_color</c>; null where no program is published.</param>
/// <param name="Family">The number of its template's family, 0 to 89; null where none is published.</param>
public sealed record ClevrQuestion(string Id, string Text, string? Answer, int Image, string? Function, int? Family);
