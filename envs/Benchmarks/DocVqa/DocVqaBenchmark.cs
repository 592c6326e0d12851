using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>DocVQA: questions about pages of documents, scored by the similarity of texts (ANLS).</summary>
public static class DocVqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "DocVqa";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, DocVqaOptions options)
    {
        var dataset = DocVqaDataset.Open(PublishedQuestions.Folder(Name, request));
        var bound = new AnlsBound();
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts,
            part => PublishedQuestions.Of(dataset.Read(part), options, question => Record(question, bound)));
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Metric = "anls",
            SmallestDifference = 0.01,
            // Unequal texts may be similar, so none can be told apart beforehand.
            Form = _ => "",
            Summary = given => given.ByGroup(),
        }.Create(request, options);
    }

    private static QuestionRecord Record(DocVqaQuestion question, AnlsBound bound) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Answer = question.Answers.FirstOrDefault(),
        Accepted = question.Answers,
        Accuracy = answer => question.Answers.Any(accepted => bound.MayCount(accepted, answer))
            ? AnlsScore.Of(question.Answers, answer, AnlsVariant.DocVqa)
            : 0,
        Groups = [.. question.Types.Select(type => new RecordGroup("question_type", type))],
    };
}
