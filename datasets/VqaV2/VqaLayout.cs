using System.Text.RegularExpressions;

namespace MultiModalRL.Datasets;

/// <summary>What sets a dataset in the format of VQA apart from the others: the names of its files.</summary>
/// <param name="Name">What messages call the dataset.</param>
/// <param name="Questions">Matches names of questions files; group <c>part</c> is the part.</param>
/// <param name="Annotations">Matches names of annotations files, likewise.</param>
/// <param name="Example">A name of a questions file, for messages.</param>
public sealed record VqaLayout(string Name, Regex Questions, Regex Annotations, string Example);
